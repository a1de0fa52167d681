import { and, eq, isNotNull } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { services } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId, SMALL_ID } from '#lib/core/row-id.ts';
import { notifyBrokenQueues } from '#lib/portfolio/notify-broken-queues.ts';

/** @throws NotFound unless archived */
export async function restoreService(actor: Actor, id: number, db: Database = database()): Promise<void> {
  authorize(actor, 'services.manage');
  rowId('service', id, SMALL_ID);
  await db.transaction(async (tx) => {
    const [restored] = await tx
      .update(services)
      .set({ archivedAt: null })
      .where(and(eq(services.id, id), isNotNull(services.archivedAt)))
      .returning({ id: services.id });
    if (!restored) throw new NotFound('service');
    await notifyBrokenQueues(tx, id);
    await audit(actor, { action: 'service.restored', subjectId: id }, tx);
  });
}
