import type { RejectionReason } from '#db/schema/index.ts';
import type { ParsedRow, ScalarField } from './parse-row.ts';

/** A contact as an import sees it: what the database holds, or what an earlier row of the file made. */
export interface KnownContact {
  id: number;
  name: string;
  active: boolean;
  kind: 'individual' | 'corporate' | 'group';
  values: Partial<Record<ScalarField, string>>;
  priority: number | null;
  phones: string[];
  tagIds: number[];
  custom: Record<string, string>;
}

/** One row of the file on its way to an outcome. */
export interface PlanRow {
  line: number;
  cells: string[];
  parsed: ParsedRow | null;
  reasons: RejectionReason[];
}

export interface RowOutcome {
  line: number;
  outcome: 'created' | 'updated' | 'unchanged' | 'rejected';
  contactId: number | null;
  fields: string[] | null;
}

export interface Rejection {
  line: number;
  reasons: RejectionReason[];
  cells: string[];
}

/** What a batch will do, decided row by row in memory as if each had been committed before the next. */
export interface ImportPlan {
  created: KnownContact[];
  updated: KnownContact[];
  outcomes: RowOutcome[];
  rejections: Rejection[];
  withoutIdentifier: number;
  repaired: number;
}

/** What the plan asks of the world, loaded for the whole batch beforehand. */
export interface PlanWorld {
  allowDuplicates: boolean;
  /** Identity key (`cpf:…`, `phone:…`, `email:…`) → ids of contacts that hold it, merged ones already replaced by their primary. */
  holders: Map<string, Set<number>>;
  contacts: Map<number, KnownContact>;
  /** CNPJ and client code → id of the one contact that holds it. */
  cnpjs: Map<string, number>;
  clientCodes: Map<string, number>;
  tagId: (name: string) => number;
  /** Resolves a custom field and checks the value against its type. */
  customValue: (name: string, value: string) => { id: number; value: string } | { code: string };
  isPlaceholder: (kind: 'cpf' | 'phone' | 'email', value: string) => boolean;
  newId: () => number;
}

const MOST_PHONES = 10;
const MOST_CUSTOM_FIELDS = 100;

/** Decides a batch. Pure but for `newId` and the maps of `world`, which it keeps up to date from row to row. */
export function planImport(rows: PlanRow[], world: PlanWorld): ImportPlan {
  const plan: ImportPlan = {
    created: [],
    updated: [],
    outcomes: [],
    rejections: [],
    withoutIdentifier: 0,
    repaired: 0,
  };
  const touched = { created: new Set<number>(), updated: new Set<number>() };
  for (const row of rows) {
    const result = decideRow(row, world);
    if ('reasons' in result) {
      plan.rejections.push({ line: row.line, reasons: result.reasons, cells: row.cells });
      plan.outcomes.push({ line: row.line, outcome: 'rejected', contactId: null, fields: null });
      continue;
    }
    if (row.parsed?.repaired) plan.repaired++;
    if (result.outcome === 'created') {
      touched.created.add(result.contact.id);
      if (result.withoutIdentifier) plan.withoutIdentifier++;
    }
    if (result.outcome === 'updated' && !touched.created.has(result.contact.id))
      touched.updated.add(result.contact.id);
    plan.outcomes.push({
      line: row.line,
      outcome: result.outcome,
      contactId: result.contact.id,
      fields: result.outcome === 'updated' ? result.fields : null,
    });
  }
  for (const id of touched.created) plan.created.push(known(world, id));
  for (const id of touched.updated) plan.updated.push(known(world, id));
  return plan;
}

type Decision =
  | { reasons: RejectionReason[] }
  | { outcome: 'created'; contact: KnownContact; withoutIdentifier: boolean }
  | { outcome: 'updated' | 'unchanged'; contact: KnownContact; fields: string[] };

function decideRow(row: PlanRow, world: PlanWorld): Decision {
  const { parsed } = row;
  if (!parsed || row.reasons.length > 0) return { reasons: row.reasons };
  const keys = decidingKeys(parsed, world);
  const found = world.allowDuplicates ? [] : holdersOf(keys, world);
  if (found.length > 1) return { reasons: [{ code: 'ambiguous', count: found.length }] };
  const contact = found[0] === undefined ? null : known(world, found[0]);
  const patch = patchOf(parsed, contact, world);
  const reasons = [...patch.reasons];
  if (!contact && !parsed.name) reasons.unshift({ code: 'name_missing', column: 'contact_name' });
  const { cnpj, clientCode } = parsed.values;
  if (cnpj && heldByOther(world.cnpjs, cnpj, contact))
    reasons.push({ code: 'cnpj_taken', column: 'contact_cnpj' });
  if (clientCode && heldByOther(world.clientCodes, clientCode, contact)) {
    reasons.push({ code: 'client_code_taken', column: 'contact_client_code' });
  }
  if (reasons.length > 0) return { reasons };
  if (!contact) {
    const created = { ...patch.after, id: world.newId() };
    enter(created, world);
    return { outcome: 'created', contact: created, withoutIdentifier: keys.length === 0 };
  }
  if (patch.fields.length === 0) return { outcome: 'unchanged', contact, fields: [] };
  leave(contact, world);
  enter(patch.after, world);
  return { outcome: 'updated', contact: patch.after, fields: patch.fields };
}

/** Identity keys of the first kind of identifier the row carries, in the order CPF, phone, e-mail; placeholders carry nothing. */
export function decidingKeys(row: ParsedRow, world: Pick<PlanWorld, 'isPlaceholder'>): string[] {
  const { cpf, email } = row.values;
  if (cpf && !world.isPlaceholder('cpf', cpf)) return [`cpf:${cpf}`];
  const phones = row.phones.filter((phone) => !world.isPlaceholder('phone', phone));
  if (phones.length > 0) return phones.map((phone) => `phone:${phone}`);
  if (email && !world.isPlaceholder('email', email.toLowerCase())) return [`email:${email.toLowerCase()}`];
  return [];
}

/** Contacts that hold any of the keys; when one of them is active, only the active ones. */
function holdersOf(keys: string[], world: PlanWorld): number[] {
  const ids = new Set<number>();
  for (const key of keys) for (const id of world.holders.get(key) ?? []) ids.add(id);
  const all = [...ids];
  const active = all.filter((id) => known(world, id).active);
  return active.length > 0 ? active : all;
}

function heldByOther(index: Map<string, number>, value: string, contact: KnownContact | null): boolean {
  const holder = index.get(value);
  return holder !== undefined && holder !== contact?.id;
}

interface Patch {
  after: KnownContact;
  fields: string[];
  reasons: RejectionReason[];
}

/** The contact after the row: filled cells replace, phones and tags are added, blanks leave everything as it was. */
function patchOf(row: ParsedRow, before: KnownContact | null, world: PlanWorld): Patch {
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

/** Enters a contact's identifiers into the indexes the next rows are matched against. */
function enter(contact: KnownContact, world: PlanWorld): void {
  world.contacts.set(contact.id, contact);
  for (const key of keysOf(contact, world)) {
    const ids = world.holders.get(key);
    if (ids) ids.add(contact.id);
    else world.holders.set(key, new Set([contact.id]));
  }
  if (contact.values.cnpj) world.cnpjs.set(contact.values.cnpj, contact.id);
  if (contact.values.clientCode) world.clientCodes.set(contact.values.clientCode, contact.id);
}

function leave(contact: KnownContact, world: PlanWorld): void {
  for (const key of keysOf(contact, world)) world.holders.get(key)?.delete(contact.id);
  if (contact.values.cnpj) world.cnpjs.delete(contact.values.cnpj);
  if (contact.values.clientCode) world.clientCodes.delete(contact.values.clientCode);
}

function keysOf(contact: KnownContact, world: PlanWorld): string[] {
  const { cpf, email } = contact.values;
  const keys = contact.phones
    .filter((phone) => !world.isPlaceholder('phone', phone))
    .map((phone) => `phone:${phone}`);
  if (cpf && !world.isPlaceholder('cpf', cpf)) keys.push(`cpf:${cpf}`);
  if (email && !world.isPlaceholder('email', email.toLowerCase())) keys.push(`email:${email.toLowerCase()}`);
  return keys;
}

function known(world: PlanWorld, id: number): KnownContact {
  const contact = world.contacts.get(id);
  if (!contact) throw new Error('a holder of an identifier was not loaded');
  return contact;
}
