import type { RejectionReason } from '#db/schema/index.ts';
import type { ParsedRow, ScalarField } from './parse-row.ts';
import type { KnownContact, PlanWorld } from './plan-world.ts';

const MOST_PHONES = 10;
const MOST_CUSTOM_FIELDS = 100;

export interface Patch {
  after: KnownContact;
  fields: string[];
  reasons: RejectionReason[];
}

/** The contact after the row: filled cells replace, phones and tags are added, blanks leave everything as it was. */
export function patchContact(row: ParsedRow, before: KnownContact | null, world: PlanWorld): Patch {
  const base: KnownContact = before ?? {
    id: 0,
    name: row.name ?? '',
    active: true,
    kind: 'individual',
    values: {},
    priority: null,
    phones: [],
    tagIds: [],
    custom: {},
    changes: 0,
  };
  const after: KnownContact = { ...base, values: { ...base.values } };
  const fields: string[] = [];
  const reasons: RejectionReason[] = [];
  const set = <Key extends 'name' | 'active' | 'kind' | 'priority'>(
    key: Key,
    value: KnownContact[Key] | undefined,
  ) => {
    if (value === undefined || base[key] === value) return;
    after[key] = value;
    fields.push(key);
  };
  set('name', row.name || undefined);
  set('kind', row.kind);
  set('priority', row.priority);
  // An import never brings a contact back: it may deactivate one, or create one as inactive.
  if (!before || row.active === false) set('active', row.active);
  for (const [field, value] of Object.entries(row.values) as [ScalarField, string][]) {
    if (base.values[field] === value) continue;
    after.values[field] = value;
    fields.push(field);
  }
  const phones = row.phones.filter((phone) => !base.phones.includes(phone));
  if (phones.length > 0) {
    after.phones = [...base.phones, ...phones];
    fields.push('phones');
    if (after.phones.length > MOST_PHONES)
      reasons.push({ code: 'phones_too_many', column: 'contact_phone', count: after.phones.length });
  }
  const tagIds = (row.tags ?? [])
    .map(world.tagId)
    .filter((id, at, list) => !base.tagIds.includes(id) && list.indexOf(id) === at);
  if (tagIds.length > 0) {
    after.tagIds = [...base.tagIds, ...tagIds];
    fields.push('tags');
  }
  patchCustomFields(row, base, after, fields, reasons, world);
  return { after, fields, reasons };
}

function patchCustomFields(
  row: ParsedRow,
  base: KnownContact,
  after: KnownContact,
  fields: string[],
  reasons: RejectionReason[],
  world: PlanWorld,
): void {
  if (!row.customFields?.length) return;
  const custom = { ...base.custom };
  let changed = false;
  for (const [name, text] of row.customFields) {
    if (text === '') continue;
    const value = world.customValue(name, text);
    if ('code' in value) reasons.push({ code: value.code, column: name });
    else if (custom[value.id] !== value.value) {
      custom[value.id] = value.value;
      changed = true;
    }
  }
  if (Object.keys(custom).length > MOST_CUSTOM_FIELDS)
    reasons.push({ code: 'custom_fields_too_many', column: 'custom_fields' });
  if (!changed) return;
  after.custom = custom;
  fields.push('customFields');
}
