import { z } from 'zod';
import type { Template } from '#lib/templates/template.ts';
import { id } from '../answer-parts.ts';
import { noted } from '../noted.ts';

export const TemplateAnswer = z.strictObject({
  id,
  name: z.string(),
  body: noted('templateBody', z.string()),
  shared: noted('templateShared', z.boolean()),
  service: noted('templateService', z.string().nullable()),
});

export function templateJson({ id, name, body, shared, service }: Template): z.output<typeof TemplateAnswer> {
  return { id, name, body, shared, service };
}
