import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { deleteWaitingFile } from './delete-waiting-file.ts';
import { lockWaitingFile } from './waiting-file.ts';

/** @throws NotFound */
export async function discardReview(actor: Actor, id: number, db: Database = database()): Promise<void> {
  authorize(actor, 'imports.create');
  await db.transaction(async (tx) => {
    await lockWaitingFile(actor, id, tx);
    await deleteWaitingFile(id, tx);
  });
}
