import { markedId } from '#lib/contacts/identity/contact-mark.ts';
import type { ScalarField } from '../reading/import-fields.ts';
import type { ParsedRow } from './parsed-row.ts';
import type { KnownContact, PlanWorld, Secondary } from './plan-world.ts';

type Rule = Pick<PlanWorld, 'isPlaceholder' | 'customValue'>;

/** What of a secondary keeps leading to the contact, whoever brings it. */
const KNOWN_BY: readonly ScalarField[] = ['cpf', 'email', 'cnpj', 'clientCode', 'externalId'];

/** They stay with the secondary as long as it is merged, so that the merge can be undone. */
const UNIQUE: readonly ScalarField[] = ['cnpj', 'clientCode'];

/**
 * A row without what only says again how those were that were merged into the contact, so that the file of before the merge
 * changes nothing. By what identifies a secondary it is known always; the rest of it counts where the row is about it.
 */
export function withoutSecondaries(row: ParsedRow, base: KnownContact, rule: Rule): ParsedRow {
  const meant = base.secondaries.filter((one) => speaksOf(row, one, rule));
  const isAboutOthers = meant.length > 0 && !speaksOf(row, base, rule);
  const { name, kind, priority } = row;
  return {
    ...row,
    name: meant.some((one) => one.name === name) ? undefined : name,
    kind: meant.some((one) => one.kind === kind) ? undefined : kind,
    priority: base.priority !== null && meant.some((one) => one.priority === priority) ? undefined : priority,
    // Those that were merged away are inactive, which says nothing of who remained.
    active: meant.length > 0 ? undefined : row.active,
    values: ownValues(row, base, meant),
    phones: row.phones.filter((phone) => !base.secondaries.some(({ phones }) => phones.includes(phone))),
    customFields: row.customFields?.filter((cell) => !isFormer(cell, base, meant, rule)),
    portfolio: isAboutOthers ? undefined : row.portfolio,
  };
}

/** Whether a row carries the mark of a contact, or anything that identifies it. */
function speaksOf(
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

function ownValues(row: ParsedRow, base: KnownContact, meant: readonly Secondary[]): ParsedRow['values'] {
  const isFormers = (field: ScalarField, value: string) => {
    if (base.values[field] === undefined && !UNIQUE.includes(field)) return false;
    const among = KNOWN_BY.includes(field) ? base.secondaries : meant;
    return among.some(({ values }) => isSame(field, value, values[field]));
  };
  const entries = Object.entries(row.values) as [ScalarField, string][];
  return Object.fromEntries(entries.filter(([field, value]) => !isFormers(field, value)));
}

function isFormer(
  [name, text]: [name: string, value: string],
  base: KnownContact,
  meant: readonly Secondary[],
  rule: Rule,
): boolean {
  if (meant.length === 0 || text === '') return false;
  const given = rule.customValue(name, text);
  if ('code' in given || base.custom[given.id] === undefined) return false;
  return meant.some(({ custom }) => custom[given.id] === given.value);
}

function isSame(field: ScalarField, one: string, other: string | undefined): boolean {
  return field === 'email' ? one.toLowerCase() === other?.toLowerCase() : one === other;
}
