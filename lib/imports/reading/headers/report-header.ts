import type { ImportHeader } from '../columns.ts';
import { type ImportField, TEMPLATE_NAMES } from '../import-fields.ts';
import { type Choice, chooseFields } from './choose-fields.ts';
import { meaningOf } from './header-names.ts';
import { EXTRA_NAMES } from './known-headers.ts';

/**
 * The header of the error report, whose corrected copy is imported without a review and holds other rows. Columns keep
 * their names where these alone give the same field; the others get names that do.
 */
export function reportHeader(names: readonly string[], fields: readonly (Choice | null)[]): string[] {
  const alone = chooseFields(names).fields;
  const taken = new Set(
    names.flatMap((name, at) => (isSame(alone[at], fields[at]) ? (keyOf(name) ?? []) : [])),
  );
  return names.map((name, at) => {
    const choice = fields[at] ?? null;
    if (!choice) return alone[at] ? `ignored ${name}` : name || `(${at + 1})`;
    return isSame(alone[at], choice) ? name : freeName(choice, taken);
  });
}

function isSame(one: Choice | null | undefined, other: Choice | null | undefined): boolean {
  return (
    one?.field === other?.field &&
    one?.custom === other?.custom &&
    one?.country === other?.country &&
    Boolean(one)
  );
}

function keyOf(name: string): string | null {
  const meaning = meaningOf(name);
  return meaning && meaning !== 'own' ? meaning.key : null;
}

/** What each column of a header fills, by position. */
export function fieldsOf({ columns }: Pick<ImportHeader, 'columns'>, width: number): (Choice | null)[] {
  const fields: (Choice | null)[] = Array.from({ length: width }, () => null);
  for (const { index, field, custom, country, areaCodeAt } of columns) {
    fields[index] = { field, custom, country };
    if (areaCodeAt !== undefined) fields[areaCodeAt] = { field: 'areaCode' };
  }
  return fields;
}

/** The field's name with the first number that no other column has. */
function freeName({ field, custom, country }: Choice, taken: Set<string>): string {
  if (field === 'custom') return `custom_fields.${custom}`;
  const plain = TEMPLATE_NAMES[field as ImportField] ?? EXTRA_NAMES[field as keyof typeof EXTRA_NAMES];
  for (let number = 1; ; number++) {
    const name = number === 1 ? plain : `${plain}_${number}`;
    const key = keyOf(name);
    if (key !== null && taken.has(key)) continue;
    if (key !== null) taken.add(key);
    return country ? `${name} (${country})` : name;
  }
}
