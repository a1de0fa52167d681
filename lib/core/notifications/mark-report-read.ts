import { and, eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { notifications } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';

/** Signing out need not ask about a report that was read. */
export async function markReportRead(actor: Actor, runId: number, db: Database = database()): Promise<void> {
  authorize(actor, 'notifications.view');
  await db
    .update(notifications)
    .set({ readAt: sql`now()` })
    .where(and(eq(notifications.runId, runId), eq(notifications.userId, actor.userId)));
}
