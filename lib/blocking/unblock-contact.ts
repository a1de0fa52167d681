import { type Database, database } from '#db/client.ts';
import { removeBlock } from '#lib/contacts/blocks/write-block.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { lockToBlock } from './lock-to-block.ts';

/** Takes what a contact sends again, from now on. Refused for one that is not blocked (conflict). @throws NotFound */
export async function unblockContact(
  actor: Actor,
  id: number,
  db: Database = database(),
): Promise<{ id: number }> {
  authorize(actor, 'contacts.unblock');
  return db.transaction(async (tx) => {
    const contact = await getContact(actor, id, tx);
    const { blockedAt } = await lockToBlock(actor, contact.id, tx);
    if (!blockedAt) refuse('form', 'contact_not_blocked', undefined, 'conflict');
    await removeBlock(contact.id, tx);
    await audit(actor, { action: 'contact.unblocked', subjectId: contact.id }, tx);
    return { id: contact.id };
  });
}
