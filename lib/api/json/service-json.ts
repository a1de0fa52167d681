import { z } from 'zod';
import type { Service } from '#lib/services/service.ts';
import { id } from './answer-parts.ts';
import { noted } from './noted.ts';

export const ServiceAnswer = z.strictObject({
  id,
  name: z.string(),
  hasMailbox: noted('hasMailbox', z.boolean()),
  archived: noted('archived', z.boolean()),
});

export function serviceJson({ id, name, hasMailbox, archived }: Service): z.output<typeof ServiceAnswer> {
  return { id, name, hasMailbox, archived };
}
