import { z } from 'zod';
import type { Tag } from '#lib/tags/tag.ts';
import { id } from './answer-parts.ts';

export const TagAnswer = z.strictObject({ id, name: z.string() });

export function tagJson({ id, name }: Tag): z.output<typeof TagAnswer> {
  return { id, name };
}
