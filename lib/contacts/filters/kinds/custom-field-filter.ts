import { type SQL, sql } from 'drizzle-orm';
import { contacts } from '#db/schema/index.ts';
import { refuse } from '#lib/core/errors.ts';
import type { CustomField } from '#lib/custom-fields/custom-field.ts';
import { allCustomFields } from '#lib/custom-fields/list-custom-fields.ts';
import { parseCustomValue } from '#lib/custom-fields/parse-custom-value.ts';
import { decimalOf } from '#lib/custom-fields/parse-number.ts';
import { type Conditions, type FilterContext, typedText } from '../filter-parts.ts';
import { foldedRegex } from '../folded-regex.ts';
import { idsOf, type Reference, reference } from '../reference.ts';

/** What the index finds: less than three letters or digits in a row make no trigram. */
const WORD = /[\p{L}\p{N}]{3,}/gu;
const ONE_WORD = /^[\p{L}\p{N}]+$/u;
/** So many letters or digits of a word's end are in few other words; more of them take longer to put together. */
const END = 4;
const PARTING = /[-./ ]/g;

export const customFieldFilter = {
  field: reference.optional(),
  fieldEquals: typedText.optional(),
  fieldContains: typedText.optional(),
};

export interface CustomFieldFilter {
  field?: Reference;
  fieldEquals?: string;
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
  const decimal = decimalOf(actor);
  if (!fieldEquals && !fieldContains) return [sql`${contacts.custom} ? ${String(found.id)}`];
  return [
    ...(fieldEquals ? equals(found, fieldEquals, decimal) : []),
    ...(fieldContains ? contains(found, fieldContains, decimal) : []),
  ];
}

function equals(field: CustomField, text: string, decimal: ',' | '.'): Conditions {
  if (field.type === 'text') return [...wholeWord(field, text), matches(field, `^${foldedRegex(text)}$`)];
  const parsed = parseCustomValue(field, text, decimal);
  if (!parsed.ok) return [sql`false`];
  return [...wholeWord(field, parsed.value), sql`${storedValue(field)} = ${parsed.value}`];
}

function contains(field: CustomField, text: string, decimal: ',' | '.'): Conditions {
  if (field.type === 'number' || field.type === 'date') return equals(field, text, decimal);
  return [...partOfWord(text), matches(field, foldedRegex(text))];
}

function matches(field: CustomField, pattern: string): SQL {
  return sql`${storedValue(field)} ~ ${pattern}`;
}

/**
 * `custom_words` holds each value as one word behind its field's number, without the signs that part dates and codes: `{"3":
 * "2027-05-15"}` as `{"320270515"}`. The index is asked for the word's end, since dates and codes begin alike; a value with
 * other signs is looked for by its longest word.
 */
function wholeWord(field: CustomField, text: string): Conditions {
  if (!ONE_WORD.test(text.replaceAll(PARTING, ''))) return partOfWord(text);
  const end = sql`right(${String(field.id)} || ${asWord(text)}, ${END})`;
  return [sql`contact.custom_words like '%' || ${end} || '"%'`];
}

/** The longest word alone: short ones are in many values, and reading all the places of those takes longer than it saves. */
function partOfWord(text: string): Conditions {
  const words = text.replaceAll(PARTING, '').match(WORD) ?? [];
  const [word] = words.sort((one, other) => other.length - one.length);
  return word ? [sql`contact.custom_words like '%' || ${asWord(word)} || '%'`] : [];
}

function asWord(text: string): SQL {
  return sql`translate(fold_text(${text}), '-./ ', '')`;
}

function storedValue(field: CustomField): SQL {
  return sql`(${contacts.custom} ->> ${String(field.id)})`;
}
