import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { imports, runRejections, runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { withdrawNotifications } from '#lib/core/notifications/withdraw-notifications.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { restartCheck } from './check/restart-check.ts';
import { replaceOlder } from './receive-review.ts';
import { settleLayout } from './settle-layout.ts';

/**
 * Opens the review of a file of the actor's own that was refused for its delimiter or header, without another upload: the
 * refused import becomes the waiting file. @throws NotFound when the file is gone
 */
export async function reviewRefused(actor: Actor, id: number, db: Database = database()): Promise<void> {
  authorize(actor, 'imports.create');
  await db.transaction(async (tx) => {
    await replaceOlder(actor, tx);
    const [run] = await tx
      .update(runs)
      .set({
        state: 'review',
        reason: null,
        reasonDetail: null,
        total: 0,
        processed: 0,
        rejected: 0,
        startedAt: null,
        finishedAt: null,
        heartbeatAt: sql`now()`,
      })
      .where(
        sql`${runs.id} = ${rowId('import', id)} and ${runs.kind} = 'import' and ${runs.state} = 'failed'
          and ${runs.userId} = ${actor.userId}
          and exists (select from import i where i.run_id = ${runs.id} and i.mendable)`,
      )
      .returning({ id: runs.id });
    if (!run) throw new NotFound('import');
    await tx.update(imports).set({ mendable: false, layout: null }).where(sql`${imports.runId} = ${id}`);
    await tx.delete(runRejections).where(sql`${runRejections.runId} = ${id}`);
    await withdrawNotifications(id, tx);
    // What was found of the file is known: only its beginning is read again.
    await settleLayout(id, id, tx);
    await restartCheck(actor, id, tx);
  });
}
