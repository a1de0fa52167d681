import { z } from 'zod';
import { inJson } from '#lib/core/json-form.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { ROLES } from '#lib/core/role.ts';
import { shownName } from '#lib/identifiers/shown-name.ts';

export const userName = shownName(LONGEST.person);

/** Stored and compared in lower case. */
export const userEmail = z
  .string('required')
  .trim()
  .min(1, 'required')
  .max(LONGEST.email, 'too_long')
  .toLowerCase()
  .pipe(z.string().regex(z.regexes.email, 'email_invalid'));

export const userRole = z.enum(ROLES, 'invalid');

/** How many interactions somebody has at once; 0 takes none. */
export const mostInteractions = inJson(
  z.int().min(0).max(100),
  z
    .union(
      [
        z.number(),
        z
          .string()
          .trim()
          .regex(/^\d{1,3}$/)
          .transform(Number),
      ],
      'most_interactions_range',
    )
    .refine((count) => Number.isInteger(count) && count >= 0 && count <= 100, 'most_interactions_range'),
);

/** As typed; `readFollowMePhone` parses it. */
export const followMePhone = z
  .string('invalid')
  .trim()
  .max(LONGEST.phone, 'phone_too_long')
  .nullable()
  .transform((text) => text || null);
