import { type SQL, sql } from 'drizzle-orm';
import { contacts } from '#db/schema/index.ts';
import { refuse } from '#lib/core/errors.ts';
import type { CustomField } from '#lib/custom-fields/custom-field.ts';
import { allCustomFields } from '#lib/custom-fields/list-custom-fields.ts';
import { parseCustomValue } from '#lib/custom-fields/parse-custom-value.ts';
import { containing } from '../containing.ts';
import { type Conditions, type FilterContext, typedText } from './filter-parts.ts';
import { foldedRegex } from './folded-regex.ts';
import { idsOf, type Reference, reference } from './reference.ts';

/** What the index finds: less than three letters or digits in a row make no trigram. */
const WORD = /[\p{L}\p{N}]{3,}/gu;

export const customFieldFilter = {
  field: reference.optional(),
  fieldEquals: typedText.optional(),
  fieldContains: typedText.optional(),
};

export interface CustomFieldFilter {
  /** Has any value in this field, or the value that the next two name. */
  field?: Reference;
  fieldEquals?: string;
  /** Part of a text; a number or a date is compared whole. */
  fieldContains?: string;
}

/** @throws Refused when a value is named without its field */
export async function customFieldConditions(
  { field, fieldEquals, fieldContains }: CustomFieldFilter,
  { actor, db }: FilterContext,
): Promise<Conditions> {
  if (field === undefined) {
    if (fieldEquals ?? fieldContains) refuse('field', 'required');
    return [];
  }
  const [id] = await idsOf([field], sql`custom_field`, db);
  const found = (await allCustomFields(db)).find((one) => one.id === id);
  if (!found) return [sql`false`];
  const decimal = actor.via === 'api' ? '.' : ',';
  const conditions: Conditions = [sql`${contacts.custom} ? ${String(found.id)}`];
  if (fieldEquals) conditions.push(...equals(found, fieldEquals, decimal));
  if (fieldContains) conditions.push(...contains(found, fieldContains, decimal));
  return conditions;
}

function equals(field: CustomField, text: string, decimal: ',' | '.'): Conditions {
  if (field.type === 'text') return [matches(field, `^${foldedRegex(text)}$`), ...indexed(text)];
  const parsed = parseCustomValue(field, text, decimal);
  if (!parsed.ok) return [sql`false`];
  return [sql`${storedValue(field)} = ${parsed.value}`, ...indexed(parsed.value)];
}

function contains(field: CustomField, text: string, decimal: ',' | '.'): Conditions {
  if (field.type === 'number' || field.type === 'date') return equals(field, text, decimal);
  return [matches(field, foldedRegex(text)), ...indexed(text)];
}

function matches(field: CustomField, pattern: string): SQL {
  return sql`${storedValue(field)} ~ ${pattern}`;
}

/**
 * What the index of custom fields can tell: that a word stands in any of a contact's values. The longest word of the text
 * alone, because short ones are in many values, and reading all the places of those takes longer than it saves; of a date,
 * month and day.
 */
function indexed(text: string): Conditions {
  const date = /^\d{4}(-\d{2}-\d{2})$/.exec(text)?.[1];
  const [word] = date ? [date] : (text.match(WORD) ?? []).sort((one, other) => other.length - one.length);
  if (!word) return [];
  return [sql`(contact.custom <> '{}' and fold_text(contact.custom::text) like ${containing(word)})`];
}

function storedValue(field: CustomField): SQL {
  return sql`(${contacts.custom} ->> ${String(field.id)})`;
}
