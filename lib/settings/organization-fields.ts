import { isSupportedCountry } from 'libphonenumber-js/max';
import { z } from 'zod';
import { inJson } from '#lib/core/json-form.ts';

/** ISO 3166 code of a country that has telephones. */
export const countryCode = z
  .string('invalid')
  .trim()
  .toUpperCase()
  .refine((code) => isSupportedCountry(code), 'invalid');

export const timeZone = z.string('invalid').trim().refine(isTimeZone, 'unknown_time_zone');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name.length > 0;
  } catch {
    return false;
  }
}

const MOST_PLACEHOLDERS = 200;

/** E-mails and numbers that identify nobody, one a line or between commas; numbers keep their digits only. */
export const placeholderList = inJson(
  z.array(z.string()).max(MOST_PLACEHOLDERS),
  z
    .union([z.array(z.string()), z.string().transform((text) => text.split(/[\n,;]/))], 'invalid')
    .transform((list) => [...new Set(list.map(canonical).filter((value) => value !== ''))])
    .refine((list) => list.every(isIdentifying), 'placeholder_invalid')
    .refine((list) => list.length <= MOST_PLACEHOLDERS, 'placeholders_too_many'),
);

function canonical(text: string): string {
  const value = text.normalize('NFKC').trim().toLowerCase();
  return /^[\d\s().+/-]+$/.test(value) ? value.replace(/\D/g, '') : value;
}

function isIdentifying(value: string): boolean {
  return /^\d{3,15}$/.test(value) || (/^[^\s@]+@[^\s@]+$/.test(value) && value.length <= 254);
}

/** From one day to a hundred years; blank: forever. */
export const keptDays = inJson(
  z.int().min(1).max(36_500).nullable(),
  z
    .union(
      [
        z
          .string()
          .trim()
          .regex(/^\d{0,5}$/, 'invalid'),
        z.int(),
      ],
      'invalid',
    )
    .nullable()
    .transform((given) => (given === null || given === '' ? null : Number(given)))
    .refine((days) => days === null || (days >= 1 && days <= 36_500), 'invalid'),
);
