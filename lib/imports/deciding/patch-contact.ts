import type { RejectionReason } from '#db/schema/index.ts';
import { MOST_CUSTOM_FIELDS, MOST_PHONES } from '#lib/core/limits.ts';
import { wholeName } from '#lib/identifiers/whole-name.ts';
import { type ScalarField, TEMPLATE_NAMES } from '../reading/import-fields.ts';
import type { KnownBase, KnownContact } from './known-base.ts';
import type { ParsedRow } from './parsed-row.ts';
import { withoutSecondaries } from './without-secondaries.ts';

const NO_SEGMENTS: readonly number[] = [];

export interface Patch {
  after: KnownContact;
  fields: string[];
  reasons: RejectionReason[];
}

export function newContact(row: ParsedRow, base: KnownBase): Omit<Patch, 'fields'> {
  const reasons: RejectionReason[] = [];
  const after: KnownContact = {
    id: 0,
    name: row.name ?? '',
    active: row.active ?? true,
    kind: row.kind ?? 'individual',
    values: row.values,
    priority: row.priority ?? null,
    phones: row.phones,
    tagIds: newTags(row, [], base),
    custom: {},
    segmentIds: NO_SEGMENTS,
    portfolio: null,
    hasOpenInteraction: false,
    secondaries: [],
    changes: 0,
  };
  if (row.segments || row.portfolio) fillAssignment(row, after, reasons, base);
  if (row.customFields) after.custom = filledIn(row.customFields, after.custom, reasons, base);
  return { after, reasons };
}

/**
 * Filled cells replace, phones and tags are added; blank cells, and values known from merged secondaries, change
 * nothing.
 */
export function patchContact(given: ParsedRow, before: KnownContact, base: KnownBase): Patch {
  const row = before.secondaries.length > 0 ? withoutSecondaries(given, before, base) : given;
  const after: KnownContact = { ...before, values: { ...before.values } };
  const fields: string[] = [];
  const reasons: RejectionReason[] = [];
  const set = <Key extends 'name' | 'active' | 'kind' | 'priority'>(
    key: Key,
    value: KnownContact[Key] | undefined,
  ) => {
    if (value === undefined || before[key] === value) return;
    after[key] = value;
    fields.push(key);
  };
  set('name', nameOf(row, before));
  set('kind', row.kind);
  set('priority', row.priority);
  // An import may deactivate a contact but never activates one.
  if (row.active === false) set('active', false);
  for (const [field, value] of Object.entries(row.values) as [ScalarField, string][]) {
    if (before.values[field] === value) continue;
    after.values[field] = value;
    fields.push(field);
  }
  const phones = row.phones.filter((phone) => !before.phones.includes(phone));
  if (phones.length > 0) {
    after.phones = [...before.phones, ...phones];
    fields.push('phones');
    if (after.phones.length > MOST_PHONES)
      reasons.push({ code: 'phones_too_many', column: 'contact_phone', count: after.phones.length });
  }
  const tagIds = newTags(row, before.tagIds, base);
  if (tagIds.length > 0) {
    after.tagIds = [...before.tagIds, ...tagIds];
    fields.push('tags');
  }
  if (row.customFields) after.custom = filledIn(row.customFields, before.custom, reasons, base);
  if (after.custom !== before.custom) fields.push('customFields');
  if (row.segments || row.portfolio) fillAssignment(row, after, reasons, base);
  if (after.segmentIds !== before.segmentIds) fields.push('segments');
  if (after.portfolio !== before.portfolio) fields.push('portfolio');
  return { after, fields, reasons };
}

/** One that is made of first and last name is made of all that is then known of them. */
function nameOf(row: ParsedRow, before: KnownContact): string | undefined {
  const { firstName = before.values.firstName, lastName = before.values.lastName } = row.values;
  const made = wholeName(firstName, lastName);
  const wasMade = before.name === wholeName(before.values.firstName, before.values.lastName);
  if (row.nameMade ? row.name : !row.name && wasMade) return made || undefined;
  return row.name || undefined;
}

function newTags(row: ParsedRow, had: readonly number[], base: KnownBase): number[] {
  const ids: number[] = [];
  for (const name of row.tags ?? []) {
    const id = base.tagId(name);
    if (!had.includes(id) && !ids.includes(id)) ids.push(id);
  }
  return ids;
}

/** Keeps the same objects when nothing changes: the caller compares them by identity. */
function fillAssignment(
  row: ParsedRow,
  after: KnownContact,
  reasons: RejectionReason[],
  base: KnownBase,
): void {
  if (row.segments) {
    const ids = row.segments.map(base.segmentId);
    if (ids.includes(undefined)) reasons.push({ code: 'segments_unknown', column: 'contact_segments' });
    const more = ids.filter((id) => id !== undefined && !after.segmentIds.includes(id)) as number[];
    if (more.length > 0) after.segmentIds = [...after.segmentIds, ...new Set(more)];
  }
  if (!row.portfolio) return;
  if (after.hasOpenInteraction) reasons.push({ code: 'open_interaction', column: TEMPLATE_NAMES.portfolio });
  const portfolio = base.portfolio(row.portfolio, after.portfolio);
  if (Array.isArray(portfolio)) reasons.push(...portfolio);
  else after.portfolio = portfolio;
}

/** Returns `before` itself when nothing changes. */
function filledIn(
  cells: readonly [name: string, value: string][],
  before: Record<string, string>,
  reasons: RejectionReason[],
  base: KnownBase,
): Record<string, string> {
  let after = before;
  for (const [name, text] of cells) {
    if (text === '') continue;
    const value = base.customValue(name, text);
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
