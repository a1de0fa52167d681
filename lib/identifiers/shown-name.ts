import { z } from 'zod';
import { normalizeText } from './normalize-text.ts';

/** For lists and titles: without invisible characters or those that change text direction. */
export const shownName = (most: number) =>
  z
    .string('required')
    .transform((text) => normalizeText(text))
    .pipe(z.string().min(1, 'required').max(most, 'too_long'));
