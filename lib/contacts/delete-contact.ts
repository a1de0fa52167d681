import { inArray } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { contacts } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { lockContactRow } from './contact-record.ts';
import { dropIdentifiers } from './identifier-index.ts';
import { lockIdentities } from './identity-lock.ts';
import { visibleContacts } from './visible-contacts.ts';

/** Removes a contact for good, and with it those that were merged into it. @throws NotFound */
export async function deleteContact(actor: Actor, id: number, db: Database = database()): Promise<void> {
  authorize(actor, 'contacts.delete');
  await db.transaction(async (tx) => {
    await lockIdentities(tx);
    const row = await lockContactRow(id, visibleContacts(actor), tx);
    if (!row) throw new NotFound('contact');
    const merged = await tx
      .delete(contacts)
      .where(inArray(contacts.mergedIntoId, [id]))
      .returning({ id: contacts.id, cpf: contacts.cpf, phones: contacts.phones, email: contacts.email });
    await tx.delete(contacts).where(inArray(contacts.id, [id]));
    const gone = [row, ...merged];
    await dropIdentifiers(gone, tx);
    await audit(
      actor,
      gone.map(({ id: subjectId }) => ({ action: 'contact.deleted', subject: 'contact', subjectId })),
      tx,
    );
  });
}
