import { markedId } from '#lib/contacts/identity/contact-mark.ts';
import type { ScalarField } from '../reading/import-fields.ts';
import type { KnownBase, KnownContact, Secondary } from './known-base.ts';
import type { ParsedRow } from './parsed-row.ts';

type Rule = Pick<KnownBase, 'isPlaceholder' | 'customValue'>;

/** These values always find the primary, whoever sends them. */
const IDENTIFYING: readonly ScalarField[] = ['cpf', 'email', 'cnpj', 'clientCode', 'externalId'];

/** These stay with the secondary while it is merged, so that the merge can be undone. */
const UNIQUE: readonly ScalarField[] = ['cnpj', 'clientCode'];

/**
 * Removes from a row what only repeats a secondary's values, so that a file from before the merge changes nothing.
 * Identifying values of a secondary are always removed, its other values only when the row is about it.
 */
export function withoutSecondaries(row: ParsedRow, primary: KnownContact, rule: Rule): ParsedRow {
  const described = primary.secondaries.filter((one) => isAbout(row, one, rule));
  const isAboutSecondary = described.length > 0 && !isAbout(row, primary, rule);
  const { name, kind, priority } = row;
  return {
    ...row,
    name: described.some((one) => one.name === name) ? undefined : name,
    kind: described.some((one) => one.kind === kind) ? undefined : kind,
    priority:
      primary.priority !== null && described.some((one) => one.priority === priority) ? undefined : priority,
    // Secondaries are inactive, which says nothing about the primary.
    active: described.length > 0 ? undefined : row.active,
    values: ownValues(row, primary, described),
    phones: row.phones.filter((phone) => !primary.secondaries.some(({ phones }) => phones.includes(phone))),
    customFields: row.customFields?.filter((cell) => !isCustomOfSecondary(cell, primary, described, rule)),
    portfolio: isAboutSecondary ? undefined : row.portfolio,
  };
}

function isAbout(
  row: ParsedRow,
  { id, values, phones }: Pick<Secondary, 'id' | 'values' | 'phones'>,
  rule: Rule,
): boolean {
  if (row.mark !== undefined && markedId(row.mark) === id) return true;
  const { cpf, email } = row.values;
  return (
    (cpf !== undefined && cpf === values.cpf && !rule.isPlaceholder('cpf', cpf)) ||
    row.phones.some((phone) => phones.includes(phone) && !rule.isPlaceholder('phone', phone)) ||
    (email !== undefined &&
      isSame('email', email, values.email) &&
      !rule.isPlaceholder('email', email.toLowerCase()))
  );
}

function ownValues(
  row: ParsedRow,
  primary: KnownContact,
  described: readonly Secondary[],
): ParsedRow['values'] {
  const isOfSecondary = (field: ScalarField, value: string) => {
    if (primary.values[field] === undefined && !UNIQUE.includes(field)) return false;
    const among = IDENTIFYING.includes(field) ? primary.secondaries : described;
    return among.some(({ values }) => isSame(field, value, values[field]));
  };
  const entries = Object.entries(row.values) as [ScalarField, string][];
  return Object.fromEntries(entries.filter(([field, value]) => !isOfSecondary(field, value)));
}

function isCustomOfSecondary(
  [name, text]: [name: string, value: string],
  primary: KnownContact,
  described: readonly Secondary[],
  rule: Rule,
): boolean {
  if (described.length === 0 || text === '') return false;
  const given = rule.customValue(name, text);
  if ('code' in given || primary.custom[given.id] === undefined) return false;
  return described.some(({ custom }) => custom[given.id] === given.value);
}

function isSame(field: ScalarField, one: string, other: string | undefined): boolean {
  return field === 'email' ? one.toLowerCase() === other?.toLowerCase() : one === other;
}
