import { type Database, database } from '#db/client.ts';
import type { Contact } from '#lib/contacts/contact-record.ts';
import { updateContact } from '#lib/contacts/update-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { withGivenPortfolio } from './with-given-portfolio.ts';

/**
 * `updateContact` with `portfolio: { flow, … }`; a blank flow takes it away. @throws NotFound, StaleVersion, Forbidden, Refused
 */
export async function updateContactInPortfolio(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<Contact> {
  authorize(actor, 'contacts.edit');
  return db.transaction((tx) =>
    withGivenPortfolio(actor, input, () => updateContact(actor, id, input, tx), tx),
  );
}
