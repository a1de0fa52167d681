import { z } from 'zod';
import type { tags } from '#db/schema/index.ts';
import { normalizeText } from '#lib/identifiers/normalize-text.ts';

export type Tag = Pick<typeof tags.$inferSelect, 'id' | 'name'>;

const LONGEST_NAME = 50;

export const tagName = z
  .string('required')
  .transform((name) => normalizeText(name).replace(/\s+/g, ' '))
  .refine((name) => name !== '', 'required')
  .refine((name) => name.length <= LONGEST_NAME, 'tag_too_long')
  .refine((name) => !/[,;]/.test(name), 'tag_with_comma');
