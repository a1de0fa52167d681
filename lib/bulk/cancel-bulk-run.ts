import { eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { bulkChanges, runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { seesRun } from './undoable.ts';

/** Asks a bulk change to stop after its current batch: what was changed stays, and can be undone. @throws NotFound, Refused */
export async function cancelBulkRun(actor: Actor, id: number, db: Database = database()): Promise<void> {
  authorize(actor, 'runs.view');
  await db.transaction(async (tx) => {
    const [run] = await tx
      .select({ state: runs.state, userId: runs.userId })
      .from(runs)
      .innerJoin(bulkChanges, eq(bulkChanges.runId, runs.id))
      .where(eq(runs.id, rowId('run', id)))
      .for('update');
    if (!run || !seesRun(actor, run.userId)) throw new NotFound('run');
    if (run.state !== 'queued' && run.state !== 'running') refuse('form', 'run_ended');
    await tx.update(runs).set({ cancelRequested: true }).where(eq(runs.id, id));
    await audit(actor, { action: 'bulk.cancelled', subjectId: id }, tx);
  });
}
