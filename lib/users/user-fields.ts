import { z } from 'zod';
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

/** As typed; `readFollowMePhone` parses it. */
export const followMePhone = z
  .string('invalid')
  .trim()
  .max(LONGEST.phone, 'phone_too_long')
  .nullable()
  .transform((text) => text || null);
