import { eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { contactNotes } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { Forbidden, NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { visibleContacts } from '../visible-contacts.ts';
import { mayDeleteNote } from './may-delete-note.ts';

/** Removes a note: its author's own, or anybody's for those who delete contacts. @throws NotFound, Forbidden */
export async function deleteNote(
  actor: Actor,
  id: number,
  db: Database = database(),
): Promise<{ contactId: number }> {
  authorize(actor, 'contacts.note');
  return db.transaction(async (tx) => {
    const [note] = await tx
      .select({ contactId: contactNotes.contactId, authorId: contactNotes.authorId })
      .from(contactNotes)
      .where(
        sql`${eq(contactNotes.id, rowId('note', id))}
          and exists (select from contact where contact.id = ${contactNotes.contactId} and ${visibleContacts(actor)})`,
      )
      .for('update');
    if (!note) throw new NotFound('note');
    if (!mayDeleteNote(actor, note)) throw new Forbidden('contacts.delete');
    await tx.delete(contactNotes).where(eq(contactNotes.id, id));
    await audit(actor, { action: 'contact.note-deleted', subjectId: note.contactId }, tx);
    return { contactId: note.contactId };
  });
}
