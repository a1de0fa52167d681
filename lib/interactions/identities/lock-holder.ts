import type { Database } from '#db/client.ts';
import { type ContactRow, lockContactRow } from '#lib/contacts/contact-record.ts';
import { visibleContacts } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';
import { holdArrivals } from '../arrival/find-sender.ts';

/** A contact that is to have an identity, and its arrivals. @throws NotFound, Refused for one merged away or anonymized */
export async function lockHolder(actor: Actor, contactId: number, tx: Database): Promise<ContactRow> {
  await holdArrivals(contactId, tx);
  const contact = await lockContactRow(contactId, visibleContacts(actor), tx);
  if (!contact) throw new NotFound('contact');
  if (contact.anonymizedAt || contact.mergedIntoId !== null) refuse('form', 'contact_gone');
  return contact;
}
