import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { notifications, runs } from '#db/schema/index.ts';
import { noteRunEnd } from '../events/note-run-end.ts';
import type { Ending, RunWork } from './run-kind.ts';

/** Ends a run without its session's last words: failure, revoked rights, cancellation. */
export async function endRun(
  runId: number,
  ending: Ending | { state: 'cancelled' },
  kind: Pick<RunWork, 'clean'>,
  db: Database,
): Promise<void> {
  await db.transaction((tx) => writeEnd(runId, ending, kind, tx));
}

export async function writeEnd(
  runId: number,
  ending: Ending | { state: 'cancelled' },
  kind: Pick<RunWork, 'clean'>,
  tx: Database,
): Promise<void> {
  await kind.clean(runId, tx);
  await tx
    .update(runs)
    .set({
      state: ending.state,
      reason: ending.state === 'failed' ? ending.reason : null,
      reasonDetail: ending.state === 'failed' ? (ending.detail ?? null) : null,
      total: ending.state === 'completed' ? sql`${runs.processed}` : sql`${runs.total}`,
      permille: ending.state === 'completed' ? 1000 : sql`${runs.permille}`,
      attempt: null,
      waitsUntil: null,
      finishedAt: sql`now()`,
      heartbeatAt: sql`now()`,
    })
    .where(eq(runs.id, runId));
  await noteRunEnd(runId, tx);
  // The result shows even to someone who had put the progress away.
  await tx
    .update(notifications)
    .set({ closedAt: null, readAt: null })
    .where(sql`${notifications.runId} = ${runId} and ${notifications.kind} = 'progress'`);
}
