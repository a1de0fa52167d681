import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { deleteWithMerged } from './delete-with-merged.ts';
import { lockIdentities } from './identity/identity-lock.ts';

/** With those merged into it. Refuses one being served or merged away (conflict). @throws NotFound */
export async function deleteContact(actor: Actor, id: number, db: Database = database()): Promise<void> {
  authorize(actor, 'contacts.delete');
  await db.transaction(async (tx) => {
    await lockIdentities(tx);
    const [against] = (await deleteWithMerged(actor, [rowId('contact', id)], tx)).refused;
    if (against?.reason === 'not_found') throw new NotFound('contact');
    if (against) refuse('form', against.reason, undefined, 'conflict');
  });
}
