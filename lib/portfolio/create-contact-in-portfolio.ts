import { type Database, database } from '#db/client.ts';
import type { Contact } from '#lib/contacts/contact-record.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { withGivenPortfolio } from './with-given-portfolio.ts';

/** `createContact` with `portfolio: { flow, … }`; a blank flow is none. @throws Forbidden, Refused */
export async function createContactInPortfolio(
  actor: Actor,
  input: unknown,
  db: Database = database(),
): Promise<Contact> {
  authorize(actor, 'contacts.create');
  return db.transaction((tx) => withGivenPortfolio(actor, input, () => createContact(actor, input, tx), tx));
}
