import { type Database, database } from '#db/client.ts';
import { createContact } from '#lib/contacts/create-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { getInteraction } from './get-interaction.ts';
import { linkContact, lockIdentityOf } from './link-contact.ts';

/**
 * Makes a contact of an unknown sender, `{ name }`, with the number or address they came by, and links the interaction to it.
 * @returns the contact's id @throws Refused
 */
export async function createContactOf(
  actor: Actor,
  id: number,
  input: Record<string, unknown>,
  db: Database = database(),
): Promise<number> {
  authorize(actor, 'contacts.create');
  return db.transaction(async (tx) => {
    const { identity } = await getInteraction(actor, id, tx);
    await lockIdentityOf(id, tx);
    const isNumber = identity?.kind === 'phone' && /^\d{8,15}$/.test(identity.value);
    const contact = await createContact(
      actor,
      {
        name: input.name,
        ...(isNumber && { phones: [`+${identity.value}`] }),
        ...(identity?.kind === 'email' && { email: identity.value }),
      },
      tx,
    );
    await linkContact(actor, id, { contactId: contact.id }, tx);
    return contact.id;
  });
}
