import { database } from '#db/client.ts';
import { errorFacts, log } from '#lib/core/log.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { expelFrozenHolders, findLostRuns } from '#lib/core/runs/lost-runs.ts';
import { dropBrokenUploads } from '#lib/imports/upload/drop-broken-uploads.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';

const LONGEST_PAUSE_MS = 60_000;

export interface Reconciler {
  /** Looks once. Runs it starts continue on their own, so that other runs do not wait for the next look. */
  look(): Promise<void>;
  /** Resolves when every run it started has ended. */
  settled(): Promise<void>;
}

/** Starts runs without worker or job, at most `most` at once, and removes uploads whose sender is gone. */
export function reconciler(most: number, signal: AbortSignal): Reconciler {
  const running = new Map<number, Promise<void>>();
  /** Runs that could not be started or marked as waiting, because the database is not writable. */
  const paused = new Map<number, { times: number; until: number }>();

  const start = async (runId: number) => {
    try {
      await executeRun(runId, RUN_KINDS, signal);
      paused.delete(runId);
    } catch (error) {
      const times = (paused.get(runId)?.times ?? 0) + 1;
      const pause = Math.min(LONGEST_PAUSE_MS, 500 * 2 ** times);
      paused.set(runId, { times, until: Date.now() + pause });
      log('worker.run_failed', { run: runId, again_in_ms: pause, ...errorFacts(error) });
    } finally {
      running.delete(runId);
    }
  };

  return {
    async look() {
      const db = database();
      await expelFrozenHolders(db);
      await dropBrokenUploads(db);
      for (const runId of await findLostRuns(db)) {
        if (signal.aborted || running.size >= most) return;
        if (running.has(runId) || (paused.get(runId)?.until ?? 0) > Date.now()) continue;
        running.set(runId, start(runId));
      }
    },
    async settled() {
      await Promise.all(running.values());
    },
  };
}
