import { z } from 'zod';
import { DELIMITER_NAMES } from '../delimiters.ts';
import { modeSchema } from '../given-mode.ts';
import { IMPORT_FIELDS } from '../import-fields.ts';
import { MOST_COLUMNS } from './layout.ts';

/** What the review's form sends: a field for each column, in their order; an empty one is not read. */
export const reviewSchema = z.object({
  delimiter: z.enum(DELIMITER_NAMES),
  hasHeader: z
    .literal('true')
    .optional()
    .transform((ticked) => ticked !== undefined),
  fields: z
    .union([z.string(), z.array(z.string()).max(MOST_COLUMNS)])
    .transform((given) => (typeof given === 'string' ? [given] : given))
    .pipe(z.array(z.enum(['', ...IMPORT_FIELDS]).transform((field) => field || null))),
  mode: modeSchema,
});

export type ReviewForm = z.output<typeof reviewSchema>;
