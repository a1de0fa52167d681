import { eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { savedViews } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { authorize } from '#lib/core/permissions.ts';
import { getView } from './get-view.ts';

/** Shared ones of others are for managers. */
export async function deleteView(actor: Actor, id: number, db: Database = database()): Promise<void> {
  authorize(actor, 'contacts.view');
  await db.transaction(async (tx) => {
    const view = await getView(actor, id, tx);
    await tx.delete(savedViews).where(eq(savedViews.id, view.id));
    await audit(actor, { action: 'view.deleted', subjectId: view.id }, tx);
  });
}
