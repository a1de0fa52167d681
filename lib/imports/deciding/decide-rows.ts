import type { RejectionReason } from '#db/schema/index.ts';
import type { IdentityKey } from './identity-index.ts';
import { addIdentifiers, decidingKeys, holdersOf, removeIdentifiers } from './identity-keys.ts';
import {
  type ImportMode,
  type ImportPlan,
  type KnownBase,
  type KnownContact,
  known,
  type PlanRow,
} from './known-base.ts';
import type { ParsedRow } from './parsed-row.ts';
import { newContact, patchContact } from './patch-contact.ts';

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

/** Decides a batch. Has no side effects except `newId` and the indexes of `base`, which follow every row. */
export function planImport(rows: PlanRow[], base: KnownBase): ImportPlan {
  const plan = emptyPlan();
  for (const created of decideRows(rows, base, plan)) plan.created.push(created);
  return plan;
}

/**
 * Decides the rows in order into `plan` and yields each new contact at once, so that writing begins before the last row
 * is decided. A yielded contact that a later row changes is also in `plan.changed`.
 */
export function* decideRows(rows: PlanRow[], base: KnownBase, plan: ImportPlan): Generator<KnownContact> {
  const freed = new Set<string>();
  for (const row of rows) {
    const result = decideRow(row, base);
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

function uniqueKeys({ values: { cnpj, clientCode } }: KnownContact): string[] {
  return [...(cnpj ? [`cnpj ${cnpj}`] : []), ...(clientCode ? [`code ${clientCode}`] : [])];
}

/**
 * New contacts are written before changed ones give up a unique value. A new contact that takes such a value is written
 * without it and gets it as a change.
 */
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

function decideRow(row: PlanRow, base: KnownBase): Decision {
  const { parsed } = row;
  if (!parsed || row.reasons.length > 0) return { reasons: row.reasons };
  const keys = decidingKeys(parsed, base);
  const found = contactsOf(parsed, keys, base);
  if (found.length > 1) return { reasons: [{ code: 'ambiguous', count: found.length, contactId: found[0] }] };
  const contact = found[0] === undefined ? null : known(base, found[0]);
  const rejection = rejectionByMode(contact, keys, base.mode);
  if (rejection) return { reasons: [{ code: rejection }] };
  return contact ? decideChange(parsed, contact, base) : decideNew(parsed, keys.length === 0, base);
}

/** A valid export mark decides alone, whatever the other cells say. */
function contactsOf(row: ParsedRow, keys: readonly IdentityKey[], base: KnownBase): number[] {
  const marked = row.mark === undefined ? undefined : base.marked.get(row.mark);
  if (marked !== undefined) return [marked];
  return base.allowDuplicates ? [] : holdersOf(keys, base);
}

function decideNew(row: ParsedRow, withoutIdentifier: boolean, base: KnownBase): Decision {
  const { after, reasons } = newContact(row, base);
  if (!row.name) reasons.unshift({ code: 'name_missing', column: 'contact_name' });
  reasons.push(...takenByOther(row, null, base));
  if (reasons.length > 0) return { reasons };
  after.id = base.newId();
  addIdentifiers(after, base);
  return { outcome: 'created', contact: after, withoutIdentifier };
}

function decideChange(row: ParsedRow, contact: KnownContact, base: KnownBase): Decision {
  const { after, fields, reasons } = patchContact(row, contact, base);
  reasons.push(...takenByOther(row, contact, base));
  if (reasons.length > 0) return { reasons };
  if (fields.length === 0) return { outcome: 'unchanged', contact };
  after.changes = contact.changes + 1;
  removeIdentifiers(contact, base);
  addIdentifiers(after, base);
  return { outcome: 'updated', before: contact, contact: after, fields };
}

function takenByOther(row: ParsedRow, contact: KnownContact | null, base: KnownBase): RejectionReason[] {
  const { cnpj, clientCode } = row.values;
  const reasons: RejectionReason[] = [];
  if (cnpj && heldByOther(base.cnpjs, cnpj, contact))
    reasons.push({ code: 'cnpj_taken', column: 'contact_cnpj' });
  if (clientCode && heldByOther(base.clientCodes, clientCode, contact))
    reasons.push({ code: 'client_code_taken', column: 'contact_client_code' });
  return reasons;
}

/** A row that the mode excludes is rejected with its own reason, so that the balance adds up. */
function rejectionByMode(
  contact: KnownContact | null,
  keys: readonly IdentityKey[],
  mode: ImportMode,
): string | null {
  if (contact) return mode === 'create_only' ? 'contact_exists' : null;
  if (mode !== 'update_only') return null;
  return keys.length === 0 ? 'identifier_missing' : 'nobody_to_update';
}

function heldByOther(index: Map<string, number>, value: string, contact: KnownContact | null): boolean {
  const holder = index.get(value);
  return holder !== undefined && holder !== contact?.id;
}
