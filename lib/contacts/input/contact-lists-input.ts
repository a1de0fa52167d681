import { z } from 'zod';
import { inJson } from '#lib/core/json-form.ts';
import { LONGEST, MOST_PHONES, MOST_TAGS } from '#lib/core/limits.ts';
import { foldText, normalizeText } from '#lib/identifiers/normalize-text.ts';
import { parsePhone } from '#lib/identifiers/parse-phone.ts';
import { parsePhoneWithCountry } from '#lib/identifiers/parse-phone-with-country.ts';

const MOST_GIVEN = 100;

export interface GivenPhone {
  value: string;
  field: string;
}

/** Phones as text with country code, or as a form's country and number; blank lines and repetitions are dropped. */
export const phonesInput = inJson(
  z.array(z.string()).max(MOST_PHONES),
  z
    .array(z.unknown(), 'invalid')
    // Before each is looked at: reading a phone takes its time.
    .max(MOST_GIVEN, 'phones_too_many')
    .transform((list, context) => {
      const phones: GivenPhone[] = [];
      list.forEach((item, at) => {
        const path = isTyped(item) ? [at, 'number'] : [at];
        const result = phoneOf(item);
        if (result === null) return;
        if (!result.ok) context.addIssue({ code: 'custom', message: result.code, path });
        else if (!phones.some(({ value }) => value === result.value)) {
          phones.push({ value: result.value, field: ['phones', ...path].join('.') });
        }
      });
      return phones;
    })
    .refine((phones) => phones.length <= MOST_PHONES, 'phones_too_many'),
);

interface TypedPhone {
  country: string;
  number: string;
}

function isTyped(item: unknown): item is TypedPhone {
  const { country, number } = Object(item) as Partial<Record<keyof TypedPhone, unknown>>;
  return typeof country === 'string' && typeof number === 'string';
}

function phoneOf(item: unknown): { ok: true; value: string } | { ok: false; code: string } | null {
  const number = isTyped(item) ? item.number : item;
  if (number === undefined || number === null) return null;
  if (typeof number !== 'string' || number.length > LONGEST.document) return { ok: false, code: 'invalid' };
  if (number.trim() === '') return null;
  return isTyped(item) ? parsePhoneWithCountry(item.country, number) : parsePhone(number);
}

/** Names of tags, as a list or as a form's text between commas; the first spelling of a name counts. */
export const tagsInput = inJson(
  z.array(z.string().max(LONGEST.tag)).max(MOST_TAGS),
  z
    .union(
      [
        z.array(z.string()),
        z.string().transform((value) => value.split(/[,;\n]/)),
        z.null().transform(() => []),
      ],
      'invalid',
    )
    .transform(uniqueNames)
    .refine((names) => names.every((name) => name.length <= LONGEST.tag), 'tag_too_long')
    .refine((names) => names.every((name) => !/[,;]/.test(name)), 'tag_with_comma')
    .refine((names) => names.length <= MOST_TAGS, 'tags_too_many'),
);

function uniqueNames(names: string[]): string[] {
  const byKey = new Map<string, string>();
  for (const name of names) {
    const clean = normalizeText(name).replace(/\s+/g, ' ');
    const key = foldText(clean);
    if (clean !== '' && !byKey.has(key)) byKey.set(key, clean);
  }
  return [...byKey.values()];
}
