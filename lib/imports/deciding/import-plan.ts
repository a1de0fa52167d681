import type { RejectionReason } from '#db/schema/index.ts';
import type { IdentityKey } from './identity-index.ts';
import { decidingKeys, enter, holdersOf, leave } from './identity-keys.ts';
import type { ParsedRow } from './parsed-row.ts';
import { newContact, patchContact } from './patch-contact.ts';
import {
  type ImportMode,
  type ImportPlan,
  type KnownContact,
  known,
  type PlanRow,
  type PlanWorld,
} from './plan-world.ts';

/** A plan in which nothing is decided yet. */
export function emptyPlan(): ImportPlan {
  return {
    created: [],
    changed: new Map(),
    outcomes: [],
    rejections: [],
    withoutIdentifier: 0,
    repaired: 0,
  };
}

/** Decides a batch. Pure but for `newId` and the indexes of `world`, which it keeps up to date from row to row. */
export function planImport(rows: PlanRow[], world: PlanWorld): ImportPlan {
  const plan = emptyPlan();
  for (const created of decideRows(rows, world, plan)) plan.created.push(created);
  return plan;
}

/**
 * Decides one row after the other into `plan` and hands each new contact out as soon as it is made, so that writing can
 * begin before the last row is decided. A later row that changes such a contact is found among the changed.
 */
export function* decideRows(rows: PlanRow[], world: PlanWorld, plan: ImportPlan): Generator<KnownContact> {
  const freed = new Set<string>();
  for (const row of rows) {
    const result = decideRow(row, world);
    if ('reasons' in result) {
      plan.rejections.push({ line: row.line, reasons: result.reasons, cells: row.cells });
      plan.outcomes.push({ line: row.line, outcome: 'rejected', contactId: null, fields: null });
      continue;
    }
    const { outcome, contact } = result;
    if (row.parsed?.repaired) plan.repaired++;
    plan.outcomes.push({
      line: row.line,
      outcome,
      contactId: contact.id,
      fields: outcome === 'updated' ? result.fields : null,
    });
    if (outcome === 'updated') {
      const earlier = plan.changed.get(contact.id);
      if (earlier) earlier.after = contact;
      else plan.changed.set(contact.id, { before: result.before, after: contact });
      for (const key of uniqueKeys(result.before)) freed.add(key);
    }
    if (outcome !== 'created') continue;
    if (result.withoutIdentifier) plan.withoutIdentifier++;
    if (freed.size === 0 || !uniqueKeys(contact).some((key) => freed.has(key))) yield contact;
    else yield withoutUnique(contact, plan);
  }
}

/** CNPJ and client code, of which each value has one holder. */
function uniqueKeys({ values: { cnpj, clientCode } }: KnownContact): string[] {
  return [...(cnpj ? [`cnpj ${cnpj}`] : []), ...(clientCode ? [`code ${clientCode}`] : [])];
}

/** New contacts are written before changed ones give a value up: who takes such a value gets it among the changes. */
function withoutUnique(contact: KnownContact, plan: ImportPlan): KnownContact {
  const bare = { ...contact, values: { ...contact.values, cnpj: undefined, clientCode: undefined } };
  plan.changed.set(contact.id, { before: bare, after: contact });
  return bare;
}

type Decision =
  | { reasons: RejectionReason[] }
  | { outcome: 'created'; contact: KnownContact; withoutIdentifier: boolean }
  | { outcome: 'unchanged'; contact: KnownContact }
  | { outcome: 'updated'; before: KnownContact; contact: KnownContact; fields: string[] };

function decideRow(row: PlanRow, world: PlanWorld): Decision {
  const { parsed } = row;
  if (!parsed || row.reasons.length > 0) return { reasons: row.reasons };
  const keys = decidingKeys(parsed, world);
  const found = contactsOf(parsed, keys, world);
  if (found.length > 1) return { reasons: [{ code: 'ambiguous', count: found.length }] };
  const contact = found[0] === undefined ? null : known(world, found[0]);
  const unwanted = againstMode(contact, keys, world.mode);
  if (unwanted) return { reasons: [{ code: unwanted }] };
  return contact ? decideChange(parsed, contact, world) : decideNew(parsed, keys.length === 0, world);
}

/** A mark that speaks the truth names one contact, whatever the other cells say. */
function contactsOf(row: ParsedRow, keys: readonly IdentityKey[], world: PlanWorld): number[] {
  const marked = row.mark === undefined ? undefined : world.marked.get(row.mark);
  if (marked !== undefined) return [marked];
  return world.allowDuplicates ? [] : holdersOf(keys, world);
}

function decideNew(row: ParsedRow, withoutIdentifier: boolean, world: PlanWorld): Decision {
  const { after, reasons } = newContact(row, world);
  if (!row.name) reasons.unshift({ code: 'name_missing', column: 'contact_name' });
  reasons.push(...takenByOther(row, null, world));
  if (reasons.length > 0) return { reasons };
  after.id = world.newId();
  enter(after, world);
  return { outcome: 'created', contact: after, withoutIdentifier };
}

function decideChange(row: ParsedRow, contact: KnownContact, world: PlanWorld): Decision {
  const { after, fields, reasons } = patchContact(row, contact, world);
  reasons.push(...takenByOther(row, contact, world));
  if (reasons.length > 0) return { reasons };
  if (fields.length === 0) return { outcome: 'unchanged', contact };
  after.changes = contact.changes + 1;
  leave(contact, world);
  enter(after, world);
  return { outcome: 'updated', before: contact, contact: after, fields };
}

/** CNPJ and client code belong to one contact only. */
function takenByOther(row: ParsedRow, contact: KnownContact | null, world: PlanWorld): RejectionReason[] {
  const { cnpj, clientCode } = row.values;
  const reasons: RejectionReason[] = [];
  if (cnpj && heldByOther(world.cnpjs, cnpj, contact))
    reasons.push({ code: 'cnpj_taken', column: 'contact_cnpj' });
  if (clientCode && heldByOther(world.clientCodes, clientCode, contact))
    reasons.push({ code: 'client_code_taken', column: 'contact_client_code' });
  return reasons;
}

/** A row that the mode leaves out is refused with a reason of its own, so that the balance still adds up. */
function againstMode(
  contact: KnownContact | null,
  keys: readonly IdentityKey[],
  mode: ImportMode,
): string | null {
  if (contact) return mode === 'create_only' ? 'contact_exists' : null;
  if (mode !== 'update_only') return null;
  return keys.length === 0 ? 'identifier_missing' : 'contact_unknown';
}

function heldByOther(index: Map<string, number>, value: string, contact: KnownContact | null): boolean {
  const holder = index.get(value);
  return holder !== undefined && holder !== contact?.id;
}
