import { database } from '#db/client.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { expelFrozenHolders, findLostRuns } from '#lib/core/runs/lost-runs.ts';
import { dropBrokenUploads } from '#lib/imports/upload/drop-broken-uploads.ts';
import { RUN_KINDS } from './run-kinds.ts';

/** Takes up what lost its worker or its wake-up, and clears away uploads whose sender is gone. */
export async function reconcileRuns(signal: AbortSignal): Promise<void> {
  const db = database();
  await expelFrozenHolders(db);
  await dropBrokenUploads(db);
  for (const runId of await findLostRuns(db)) {
    if (signal.aborted) return;
    await executeRun(runId, RUN_KINDS, signal);
  }
}
