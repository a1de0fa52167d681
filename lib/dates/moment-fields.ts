import { z } from 'zod';
import { inJson } from '#lib/core/json-form.ts';
import { hasOffset, isDay, isMoment } from './zoned-time.ts';

/** ISO 8601 with its offset, as an API writes it. */
export const instantField = inJson(
  z.iso.datetime({ offset: true }),
  z
    .string('invalid')
    .refine((text) => isMoment(text) && hasOffset(text), 'invalid')
    .transform((text) => new Date(text)),
);

/** ISO 8601, with an offset or, as the fields of a form give it, without. Stays text, for `startSql`. */
export const momentField = inJson(
  z.iso.datetime({ offset: true }),
  z.string('invalid').trim().refine(isMoment, 'date_invalid'),
);

/** A day, `yyyy-mm-dd`, or a moment. Stays text, for `startSql` and `endSql`. */
export const dayOrMomentField = z
  .string('invalid')
  .trim()
  .refine((text) => isDay(text) || isMoment(text), 'date_invalid');

/** A day, `yyyy-mm-dd`. */
export const dayField = z.string('invalid').trim().refine(isDay, 'date_invalid');
