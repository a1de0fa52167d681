import { eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { contacts } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { type AuditEntry, audit } from '#lib/core/audit/audit.ts';
import { NotFound, StaleVersion } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import {
  type Contact,
  type ContactRow,
  contactColumns,
  contactOf,
  lockContactRow,
} from './contact-record.ts';
import { addIdentifiers, dropIdentifiers } from './identity/identifier-index.ts';
import { lockIdentities } from './identity/identity-lock.ts';
import { notePending } from './identity/note-pending.ts';
import type { ContactChanges, ContactValues } from './input/contact-changes.ts';
import { type ContactInput, readContactInput } from './input/contact-input.ts';
import { type ContactRules, contactRules } from './input/contact-rules.ts';
import { type GivenContact, planChanges } from './input/plan-changes.ts';
import { withSegments } from './input/with-segments.ts';
import { visibleContacts } from './visible-contacts.ts';

/** Only given fields; a blank one is erased. @throws NotFound, StaleVersion where `version` is given and old, Refused */
export async function updateContact(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<Contact> {
  authorize(actor, 'contacts.edit');
  return db.transaction(async (tx) => {
    if (IDENTIFYING.some((field) => Object.hasOwn(Object(input), field))) await lockIdentities(tx);
    const rules = await contactRules(actor, tx);
    const { version, ...read } = readContactInput(input, rules.input);
    const given = await withSegments(read, tx);
    const row = await lockContactRow(id, visibleContacts(actor), tx);
    if (!row) throw new NotFound('contact');
    if (version !== undefined && version !== row.version) throw new StaleVersion(row.version);
    return contactOf(await change(actor, row, given, rules, tx), tx);
  });
}

const IDENTIFYING = [
  'cpf',
  'phones',
  'email',
  'cnpj',
  'clientCode',
] as const satisfies (keyof ContactInput)[];

async function change(actor: Actor, row: ContactRow, given: GivenContact, rules: ContactRules, tx: Database) {
  const changes = await planChanges(actor, given, row, rules, tx);
  if (changes.fields.length === 0) return row;
  const [changed] = await tx
    .update(contacts)
    // The clock, not the transaction's start: a writer that waited for the row is later than the one before it.
    .set({ ...changes.values, version: sql`${contacts.version} + 1`, updatedAt: sql`clock_timestamp()` })
    .where(eq(contacts.id, row.id))
    .returning(contactColumns);
  if (!changed) throw new NotFound('contact');
  if (identifies(changes.values)) {
    await dropIdentifiers([row], tx);
    await addIdentifiers([changed], rules.identifiers, tx);
  } else if (tellsApart(changes.values)) {
    await notePending([row.id], tx);
  }
  await audit(actor, auditEntries(row.id, changes), tx);
  return changed;
}

function identifies(values: ContactValues): boolean {
  return 'cpf' in values || 'phones' in values || 'email' in values;
}

/** What makes duplicates a matter of doubt, and whether the contact is looked at for any. */
function tellsApart(values: ContactValues): boolean {
  return ['active', 'birthDate', 'cnpj', 'clientCode'].some((field) => field in values);
}

/** Switching a contact on or off is an action of its own. */
function auditEntries(id: number, { values, fields }: ContactChanges): AuditEntry[] {
  const others = fields.filter((field) => field !== 'active');
  const entries: AuditEntry[] = [];
  if (others.length > 0) entries.push({ action: 'contact.updated', subjectId: id, fields: others });
  if (values.active !== undefined) {
    const action = values.active ? 'contact.activated' : 'contact.deactivated';
    entries.push({ action, subjectId: id, fields: ['active'] });
  }
  return entries;
}
