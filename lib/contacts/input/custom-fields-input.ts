import { z } from 'zod';
import { inJson } from '#lib/core/json-form.ts';
import type { CustomField } from '#lib/custom-fields/custom-field.ts';
import { parseCustomValue } from '#lib/custom-fields/parse-custom-value.ts';
import { foldText, hasInvalidCharacter, normalizeText } from '#lib/identifiers/normalize-text.ts';

export interface CustomRules {
  fields: readonly CustomField[];
  decimal: ',' | '.';
}

/** Custom field id → value as stored, null where it was blanked. */
export type CustomInput = Record<string, string | null>;

/** By name (`customFields`, the API) and by id (`custom.f12`, forms, whose field names may hold no dots and no bare numbers). */
export function customFieldsInput({ fields, decimal }: CustomRules) {
  const byName = new Map(fields.map((field) => [foldText(field.name), field]));
  const byKey = new Map(fields.map((field) => [`f${field.id}`, field]));
  return {
    customFields: filled((name) => byName.get(foldText(name)), decimal).optional(),
    custom: filled((key) => byKey.get(key), decimal).optional(),
  };
}

function filled(find: (key: string) => CustomField | undefined, decimal: ',' | '.') {
  const values = inJson(
    z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
    z.record(z.string(), z.unknown(), 'invalid'),
  );
  return values.transform((given, context): CustomInput => {
    const stored: CustomInput = {};
    for (const [key, value] of Object.entries(given)) {
      const field = find(key);
      const result = field
        ? storedValue(field, value, decimal)
        : { ok: false as const, code: 'unknown_custom_field' };
      if (field && result.ok) stored[field.id] = result.value;
      else if (!result.ok) context.addIssue({ code: 'custom', message: result.code, path: [key] });
    }
    return stored;
  });
}

type Result = { ok: true; value: string | null } | { ok: false; code: string };

function storedValue(field: CustomField, value: unknown, decimal: ',' | '.'): Result {
  if (value === null || value === undefined) return { ok: true, value: null };
  if (typeof value === 'number') return parseCustomValue(field, String(value), '.');
  if (typeof value !== 'string') return { ok: false, code: 'invalid' };
  if (hasInvalidCharacter(value)) return { ok: false, code: 'invalid_characters' };
  const text = normalizeText(value);
  return text === '' ? { ok: true, value: null } : parseCustomValue(field, text, decimal);
}
