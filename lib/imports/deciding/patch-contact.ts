import type { RejectionReason } from '#db/schema/index.ts';
import { MOST_CUSTOM_FIELDS, MOST_PHONES } from '#lib/core/limits.ts';
import { type ScalarField, TEMPLATE_NAMES } from '../reading/import-fields.ts';
import type { ParsedRow } from './parsed-row.ts';
import type { KnownContact, PlanWorld } from './plan-world.ts';
import { withoutSecondaries } from './without-secondaries.ts';

const NOWHERE: readonly number[] = [];

export interface Patch {
  after: KnownContact;
  fields: string[];
  reasons: RejectionReason[];
}

/** The contact that a row creates; its id is given when the row is found to be in order. */
export function newContact(row: ParsedRow, world: PlanWorld): Omit<Patch, 'fields'> {
  const reasons: RejectionReason[] = [];
  const after: KnownContact = {
    id: 0,
    name: row.name ?? '',
    active: row.active ?? true,
    kind: row.kind ?? 'individual',
    values: row.values,
    priority: row.priority ?? null,
    phones: row.phones,
    tagIds: newTags(row, [], world),
    custom: {},
    segmentIds: NOWHERE,
    portfolio: null,
    isServed: false,
    secondaries: [],
    changes: 0,
  };
  if (row.segments || row.portfolio) fillReferences(row, after, reasons, world);
  if (row.customFields) after.custom = filledIn(row.customFields, after.custom, reasons, world);
  return { after, reasons };
}

/**
 * The contact after the row: filled cells replace, phones and tags are added, blanks leave everything as it was, and so does what
 * is known of those that were merged into the contact.
 */
export function patchContact(given: ParsedRow, base: KnownContact, world: PlanWorld): Patch {
  const row = base.secondaries.length > 0 ? withoutSecondaries(given, base, world) : given;
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
  // An import never brings a contact back: it may deactivate one.
  if (row.active === false) set('active', false);
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
  const tagIds = newTags(row, base.tagIds, world);
  if (tagIds.length > 0) {
    after.tagIds = [...base.tagIds, ...tagIds];
    fields.push('tags');
  }
  if (row.customFields) after.custom = filledIn(row.customFields, base.custom, reasons, world);
  if (after.custom !== base.custom) fields.push('customFields');
  if (row.segments || row.portfolio) fillReferences(row, after, reasons, world);
  if (after.segmentIds !== base.segmentIds) fields.push('segments');
  if (after.portfolio !== base.portfolio) fields.push('portfolio');
  return { after, fields, reasons };
}

/** Ids of the row's tags that the contact does not have yet. */
function newTags(row: ParsedRow, had: readonly number[], world: PlanWorld): number[] {
  const ids: number[] = [];
  for (const name of row.tags ?? []) {
    const id = world.tagId(name);
    if (!had.includes(id) && !ids.includes(id)) ids.push(id);
  }
  return ids;
}

/** Segments and portfolio after the row; the very same objects where nothing differs. */
function fillReferences(
  row: ParsedRow,
  after: KnownContact,
  reasons: RejectionReason[],
  world: PlanWorld,
): void {
  if (row.segments) {
    const ids = row.segments.map(world.segmentId);
    if (ids.includes(undefined)) reasons.push({ code: 'segments_unknown', column: 'contact_segments' });
    const more = ids.filter((id) => id !== undefined && !after.segmentIds.includes(id)) as number[];
    if (more.length > 0) after.segmentIds = [...after.segmentIds, ...new Set(more)];
  }
  if (!row.portfolio) return;
  if (after.isServed) reasons.push({ code: 'open_interaction', column: TEMPLATE_NAMES.portfolio });
  const portfolio = world.portfolio(row.portfolio, after.portfolio);
  if (Array.isArray(portfolio)) reasons.push(...portfolio);
  else after.portfolio = portfolio;
}

/** The custom fields with the filled ones of the row; the very same object when nothing differs. */
function filledIn(
  cells: readonly [name: string, value: string][],
  before: Record<string, string>,
  reasons: RejectionReason[],
  world: PlanWorld,
): Record<string, string> {
  let after = before;
  for (const [name, text] of cells) {
    if (text === '') continue;
    const value = world.customValue(name, text);
    if ('code' in value) reasons.push({ code: value.code, column: name });
    else if (after[value.id] !== value.value) {
      if (after === before) after = { ...before };
      after[value.id] = value.value;
    }
  }
  if (Object.keys(after).length > MOST_CUSTOM_FIELDS)
    reasons.push({ code: 'custom_fields_too_many', column: 'custom_fields' });
  return after;
}
