import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { lockContactRow } from '#lib/contacts/contact-record.ts';
import { lockIdentities } from '#lib/contacts/identity/identity-lock.ts';
import { notePending } from '#lib/contacts/identity/note-pending.ts';
import { visibleContacts } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';
import { noteEvent } from '#lib/core/events/note-event.ts';
import { authorize } from '#lib/core/permissions.ts';

/**
 * Makes somebody merged away a contact of their own again, active, without what they brought into the merge: it stays with the one
 * that remained, and so do a CNPJ and a client code that moved. The merge cannot be undone any more. @throws NotFound, Refused
 */
export async function bringBack(
  actor: Actor,
  id: number,
  db: Database = database(),
): Promise<{ id: number; fromId: number }> {
  authorize(actor, 'contacts.activate');
  return db.transaction(async (tx) => {
    await lockIdentities(tx);
    const row = await lockContactRow(id, visibleContacts(actor), tx);
    if (!row) throw new NotFound('contact');
    if (row.anonymizedAt) refuse('form', 'contact_anonymized', undefined, 'conflict');
    if (row.mergedIntoId === null) refuse('form', 'contact_not_merged', undefined, 'conflict');
    const fromId = row.mergedIntoId;
    await tx.execute(sql`
      update contact set merged_into_id = null, active = true, last_interaction_at = null, version = version + 1,
        updated_at = clock_timestamp()
      where id = ${id}`);
    await notePending([id, fromId], tx);
    await audit(actor, { action: 'contact.brought-back', subjectId: id, details: { fromId } }, tx);
    await noteEvent({ type: 'contact.unmerged', data: { id: fromId, mergedIds: [id] } }, tx);
    return { id, fromId };
  });
}
