/** What a contact's page may show of its record, in the order it does as long as nobody has set another. */
export const RECORD_FIELDS = [
  'firstName',
  'lastName',
  'phones',
  'email',
  'cpf',
  'cnpj',
  'company',
  'birthDate',
  'gender',
  'segments',
  'externalId',
  'language',
  'address',
  'whatsapp',
  'instagram',
  'facebook',
  'twitter',
  'telegram',
] as const;

export type RecordField = (typeof RECORD_FIELDS)[number] | `custom:${number}`;

/** Each once. What `order` does not name comes after what it does; what there is no longer is left out. */
export function recordFieldsInOrder(
  order: readonly string[],
  customFieldIds: readonly number[],
): RecordField[] {
  const all: RecordField[] = [...RECORD_FIELDS, ...customFieldIds.map((id) => `custom:${id}` as const)];
  const known = new Set<string>(all);
  const named = [...new Set(order)].filter((name): name is RecordField => known.has(name));
  return [...named, ...all.filter((name) => !named.includes(name))];
}

/** The id in `custom:12`, as fields and columns of the organization are named; null for those every contact has. */
export function customFieldId(field: string): number | null {
  return field.startsWith('custom:') ? Number(field.slice('custom:'.length)) : null;
}
