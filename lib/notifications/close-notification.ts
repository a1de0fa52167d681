import { and, eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { notifications } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { discardReports } from './discard-reports.ts';

/** With it goes the report of a run that has ended, unless the organization keeps reports. */
export async function closeNotification(actor: Actor, id: number, db: Database = database()): Promise<void> {
  authorize(actor, 'notifications.view');
  await db.transaction(async (tx) => {
    const [closed] = await tx
      .update(notifications)
      .set({ closedAt: sql`now()` })
      .where(and(eq(notifications.id, rowId('notification', id)), eq(notifications.userId, actor.userId)))
      .returning({ runId: notifications.runId, kind: notifications.kind });
    if (!closed) throw new NotFound('notification');
    if (closed.kind === 'progress' && closed.runId !== null) await discardReports([closed.runId], tx);
  });
}
