import { eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { bulkChanges } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { bulkAction } from './bulk-actions.ts';
import { createBulkRun, settleRun } from './bulk-work.ts';
import { findBulkChange } from './find-bulk-change.ts';
import { loadBulkWork } from './load-bulk-work.ts';
import { MOST_AT_ONCE, type StartedChange } from './start-bulk-change.ts';
import { whyNotUndone } from './undoable.ts';

/** Once, as a run of its own, for whoever asked for the change and for leads. @throws NotFound, Refused */
export async function undoBulkChange(
  actor: Actor,
  runId: number,
  db: Database = database(),
  mostAtOnce = MOST_AT_ONCE,
): Promise<StartedChange> {
  authorize(actor, 'runs.view');
  return db.transaction(async (tx) => {
    const { run, change } = await findBulkChange(actor, runId, tx, { lock: true });
    authorize(actor, bulkAction(change.action).permission);
    const reason = whyNotUndone(run, change);
    if (reason) refuse('form', reason);
    return undo(actor, runId, tx, mostAtOnce);
  });
}

async function undo(actor: Actor, runId: number, tx: Database, mostAtOnce: number): Promise<StartedChange> {
  const { action, parameters } = await loadBulkWork(runId, tx);
  const { runId: undoRunId, within } = await createBulkRun(
    actor,
    { action, parameters, undoes: runId },
    null,
    tx,
  );
  await tx.update(bulkChanges).set({ undoneAt: sql`now()` }).where(eq(bulkChanges.runId, runId));
  const { rowCount } = await tx.execute(sql`
    insert into run_contact (run_id, contact_id, before)
    select ${undoRunId}::bigint, contact_id, before from run_contact
    where run_id = ${runId} and outcome = 'changed'`);
  const total = rowCount ?? 0;
  const work = await loadBulkWork(undoRunId, tx);
  const done = await settleRun(within, undoRunId, total, work, total <= mostAtOnce, tx);
  return { runId: undoRunId, total, done };
}
