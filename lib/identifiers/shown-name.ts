import { z } from 'zod';
import { normalizeText } from './normalize-text.ts';

/** A name that people read in lists and titles: nothing in it is invisible or turns the text around it. */
export const shownName = (most: number) =>
  z
    .string('required')
    .transform((text) => normalizeText(text))
    .pipe(z.string().min(1, 'required').max(most, 'too_long'));
