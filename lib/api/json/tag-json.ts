import { z } from 'zod';
import type { Tag } from '#lib/tags/tag.ts';
import { id } from './answer-parts.ts';

export const TagAnswer = z.strictObject({ id, name: z.string() });

/** A tag as the API shows it. */
export function tagJson({ id, name }: Tag): z.output<typeof TagAnswer> {
  return { id, name };
}
