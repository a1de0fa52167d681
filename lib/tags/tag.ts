import { z } from 'zod';
import type { tags } from '#db/schema/index.ts';
import { inJson } from '#lib/core/json-form.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { normalizeText } from '#lib/identifiers/normalize-text.ts';

export type Tag = Pick<typeof tags.$inferSelect, 'id' | 'name'>;

export const tagName = inJson(
  z.string().min(1).max(LONGEST.tag),
  z
    .string('required')
    .transform((name) => normalizeText(name).replace(/\s+/g, ' '))
    .refine((name) => name !== '', 'required')
    .refine((name) => name.length <= LONGEST.tag, 'tag_too_long')
    .refine((name) => !/[,;]/.test(name), 'tag_with_comma'),
);
