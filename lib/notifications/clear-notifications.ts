import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { notifications } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { discardReports } from './discard-reports.ts';

/** As signing out does; what still runs goes on and reports later. */
export async function clearNotifications(actor: Actor, db: Database = database()): Promise<void> {
  authorize(actor, 'notifications.view');
  await db.transaction(async (tx) => {
    const closed = await tx
      .update(notifications)
      .set({ closedAt: sql`now()` })
      .where(
        and(
          eq(notifications.userId, actor.userId),
          isNull(notifications.closedAt),
          sql`exists (select from run r where r.id = ${notifications.runId} and r.finished_at is not null)`,
        ),
      )
      .returning({ runId: notifications.runId });
    await discardReports(
      closed.flatMap(({ runId }) => runId ?? []),
      tx,
    );
  });
}
