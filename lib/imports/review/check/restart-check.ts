import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { importChecks, runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { createRun } from '#lib/core/runs/create-run.ts';
import { wakeRun } from '#lib/core/runs/queue.ts';

/** A running check of the file ends with its next batch. */
export async function restartCheck(actor: Actor, importId: number, tx: Database): Promise<void> {
  await deleteCheck(importId, tx);
  const runId = await createRun(actor, 'import_check', tx);
  await tx.insert(importChecks).values({ runId, importRunId: importId });
  await wakeRun(runId, tx);
}

export async function deleteCheck(importId: number, tx: Database): Promise<void> {
  // Locks in the same order as its worker, to avoid a deadlock.
  await tx.execute(sql`select from import_check where import_run_id = ${importId} for update`);
  await tx
    .delete(runs)
    .where(sql`${runs.id} in (select run_id from import_check where import_run_id = ${importId})`);
}
