import { z } from 'zod';
import { inJson } from '#lib/core/json-form.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { foldText, normalizeText } from '#lib/identifiers/normalize-text.ts';
import { CUSTOM_FIELD_TYPES } from './custom-field.ts';

const MOST_CHOICES = 200;

export const fieldName = inJson(
  z.string().min(1).max(LONGEST.customField),
  z
    .string('required')
    .transform(oneLine)
    .refine((name) => name !== '', 'required')
    .refine((name) => name.length <= LONGEST.customField, 'too_long'),
);

export const fieldType = z.enum(CUSTOM_FIELD_TYPES, 'invalid');

/** A list, or text with one choice a line. Case and accents do not distinguish choices. */
export const fieldChoices = inJson(
  z.array(z.string().max(LONGEST.choice)).max(MOST_CHOICES),
  z
    .union([z.array(z.string()), z.string().transform((text) => text.split('\n'))], 'invalid')
    .transform((list) => {
      const byKey = new Map<string, string>();
      for (const choice of list.map(oneLine)) {
        if (choice !== '' && !byKey.has(foldText(choice))) byKey.set(foldText(choice), choice);
      }
      return [...byKey.values()];
    })
    .refine((list) => list.every((choice) => choice.length <= LONGEST.choice), 'too_long')
    .refine((list) => list.length <= MOST_CHOICES, 'choices_too_many'),
);

function oneLine(text: string): string {
  return normalizeText(text).replace(/\s+/g, ' ');
}
