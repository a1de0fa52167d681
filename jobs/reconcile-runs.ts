import { database } from '#db/client.ts';
import { errorFacts, log } from '#lib/core/log.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { expelFrozenHolders, findLostRuns } from '#lib/core/runs/lost-runs.ts';
import { dropBrokenUploads } from '#lib/imports/upload/drop-broken-uploads.ts';
import { RUN_KINDS } from './run-kinds.ts';

const LONGEST_PAUSE_MS = 60_000;

export interface Reconciler {
  /** One look. What it takes up goes on by itself, so that the next look is not late for other runs. */
  look(): Promise<void>;
  /** Settles when nothing that it took up is worked on any more. */
  settled(): Promise<void>;
}

/** Takes up what lost its worker or its wake-up, at most `most` at once, and clears away uploads whose sender is gone. */
export function reconciler(most: number, signal: AbortSignal): Reconciler {
  const going = new Map<number, Promise<void>>();
  /** Runs that could not even be taken up, or not be told what they wait for: the base is not writable. */
  const resting = new Map<number, { times: number; until: number }>();

  const take = async (runId: number) => {
    try {
      await executeRun(runId, RUN_KINDS, signal);
      resting.delete(runId);
    } catch (error) {
      const times = (resting.get(runId)?.times ?? 0) + 1;
      const pause = Math.min(LONGEST_PAUSE_MS, 500 * 2 ** times);
      resting.set(runId, { times, until: Date.now() + pause });
      log('worker.run_failed', { run: runId, again_in_ms: pause, ...errorFacts(error) });
    } finally {
      going.delete(runId);
    }
  };

  return {
    async look() {
      const db = database();
      await expelFrozenHolders(db);
      await dropBrokenUploads(db);
      for (const runId of await findLostRuns(db)) {
        if (signal.aborted || going.size >= most) return;
        if (going.has(runId) || (resting.get(runId)?.until ?? 0) > Date.now()) continue;
        going.set(runId, take(runId));
      }
    },
    async settled() {
      await Promise.all(going.values());
    },
  };
}
