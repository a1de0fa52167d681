import type { contacts } from '#db/schema/index.ts';
import { brazilianZip } from '#lib/identifiers/brazilian-zip.ts';
import { wholeName } from '#lib/identifiers/whole-name.ts';
import type { ContactRow } from '../contact-record.ts';
import type { ContactInput } from './contact-input.ts';

export type ContactValues = Partial<typeof contacts.$inferInsert>;

export interface ContactChanges {
  values: ContactValues;
  /** As the audit trail names them; a custom field is `custom:<id>`. */
  fields: string[];
}

const PLAIN = [
  'firstName',
  'lastName',
  'kind',
  'email',
  'cpf',
  'cnpj',
  'gender',
  'birthDate',
  'externalId',
  'clientCode',
  'company',
  'language',
  'priority',
  'active',
] as const satisfies readonly (keyof ContactInput & keyof ContactRow)[];

const UNSAID: Partial<ContactRow> = { kind: 'individual', active: true };

/** Field by field; without a row everything filled is a change. */
export function contactChanges(
  input: ContactInput,
  { tagIds, segmentIds }: { tagIds?: number[]; segmentIds?: number[] },
  row: ContactRow | null,
): ContactChanges {
  const changes: ContactChanges = { values: {}, fields: [] };
  const set = <Field extends keyof ContactRow>(
    field: Field,
    value: ContactRow[Field] | undefined,
    name: string = field,
  ) => {
    if (value === undefined || same(value, (row ?? UNSAID)[field] ?? null)) return;
    Object.assign(changes.values, { [field]: value });
    changes.fields.push(name);
  };
  set('name', nameOf(input, row));
  for (const field of PLAIN) set(field, input[field]);
  for (const [field, value] of Object.entries({ ...addressOf(input, row), ...input.social })) {
    set(field as keyof ContactRow, value);
  }
  set(
    'phones',
    input.phones?.map(({ value }) => value),
  );
  set('tagIds', tagIds, 'tags');
  set('segmentIds', segmentIds, 'segments');
  changeCustom({ ...input.customFields, ...input.custom }, row?.custom ?? {}, changes);
  return changes;
}

/** A blank name, and one that was just first and last name, is made of them. undefined: it stays. */
function nameOf({ name, firstName, lastName }: ContactInput, row: ContactRow | null): string | undefined {
  const made = wholeName(
    firstName === undefined ? row?.firstName : firstName,
    lastName === undefined ? row?.lastName : lastName,
  );
  if (name !== undefined) return name ?? made;
  return row && made !== '' && row.name === wholeName(row.firstName, row.lastName) ? made : undefined;
}

/** A CEP without its leading zero gets it back. */
function addressOf({ address }: ContactInput, row: ContactRow | null): ContactInput['address'] {
  if (!address?.zipCode) return address;
  const country = address.country === undefined ? row?.country : address.country;
  return { ...address, zipCode: brazilianZip(address.zipCode, country) };
}

function changeCustom(
  given: Record<string, string | null>,
  before: Record<string, string>,
  changes: ContactChanges,
) {
  const after = { ...before };
  for (const [id, value] of Object.entries(given)) {
    if (value === (before[id] ?? null)) continue;
    if (value === null) delete after[id];
    else after[id] = value;
    changes.values.custom = after;
    changes.fields.push(`custom:${id}`);
  }
}

function same(value: unknown, before: unknown): boolean {
  if (!Array.isArray(value)) return value === before;
  const list = Array.isArray(before) ? before : [];
  return value.length === list.length && value.every((item, at) => item === list[at]);
}
