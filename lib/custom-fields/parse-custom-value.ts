import { LONGEST } from '#lib/core/limits.ts';
import { foldText, normalizeText } from '#lib/identifiers/normalize-text.ts';
import { parseDate } from '#lib/identifiers/parse-date.ts';
import type { CustomField } from './custom-field.ts';
import { parseNumber } from './parse-number.ts';

export type ParsedCustomValue = { ok: true; value: string } | { ok: false; code: string };

/** Stored form: numbers with a point, dates as yyyy-mm-dd, a choice as the field spells it. */
export function parseCustomValue(
  field: Pick<CustomField, 'type' | 'choices'>,
  text: string,
  decimal: ',' | '.' = ',',
): ParsedCustomValue {
  const value = normalizeText(text);
  if (value.length > LONGEST.customValue) return { ok: false, code: 'custom_value_too_long' };
  if (field.type === 'text') return { ok: true, value };
  if (field.type === 'number') return found(parseNumber(value, decimal), 'number_invalid');
  if (field.type === 'date') return parseDate(value);
  const key = foldText(value);
  return found(field.choices.find((choice) => foldText(choice) === key) ?? null, 'choice_unknown');
}

function found(value: string | null, code: string): ParsedCustomValue {
  return value === null ? { ok: false, code } : { ok: true, value };
}
