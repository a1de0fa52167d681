import type { Database } from '#db/client.ts';
import { type ContactRow, lockContactRow } from '#lib/contacts/contact-record.ts';
import { visibleContacts } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';

/** @throws NotFound, Refused for one that was merged away or anonymized meanwhile */
export async function lockToBlock(actor: Actor, id: number, tx: Database): Promise<ContactRow> {
  const row = await lockContactRow(id, visibleContacts(actor), tx);
  if (!row) throw new NotFound('contact');
  if (row.anonymizedAt) refuse('form', 'contact_anonymized', undefined, 'conflict');
  if (row.mergedIntoId !== null) refuse('form', 'contact_merged', undefined, 'conflict');
  return row;
}
