import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { contactNotes } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';
import { inJson } from '#lib/core/json-form.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { lockContactRow } from '../contact-record.ts';
import { visibleContacts } from '../visible-contacts.ts';
import type { Note } from './list-notes.ts';

export const noteInput = z.object({
  body: inJson(
    z.string().min(1).max(LONGEST.note),
    z
      .string('required')
      .transform((text) => text.replaceAll('\r\n', '\n').trim())
      .pipe(z.string().min(1, 'required').max(LONGEST.note, 'too_long')),
  ),
});

/**
 * Writes a note on a contact, `{ body }`; lines stay as they are. Refused for whoever was merged away or anonymized.
 * @throws NotFound
 */
export async function addNote(
  actor: Actor,
  contactId: number,
  input: unknown,
  db: Database = database(),
): Promise<Note> {
  authorize(actor, 'contacts.note');
  const { body } = parseInput(noteInput, input);
  return db.transaction(async (tx) => {
    const contact = await lockContactRow(contactId, visibleContacts(actor), tx);
    if (!contact) throw new NotFound('contact');
    if (contact.anonymizedAt || contact.mergedIntoId) refuse('body', 'contact_gone');
    const [note] = await tx
      .insert(contactNotes)
      .values({ contactId, authorId: actor.userId, body })
      .returning({ id: contactNotes.id, at: contactNotes.createdAt });
    if (!note) throw new NotFound('contact');
    await audit(actor, { action: 'contact.noted', subjectId: contactId }, tx);
    return { ...note, body, authorId: actor.userId, author: actor.name };
  });
}
