import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { notifications, runs } from '#db/schema/index.ts';
import { acquit } from './acquit.ts';
import { attemptAfterCrash, firstAttempt, handedBack, heldBy } from './attempt.ts';
import type { RunWork } from './run-kind.ts';
import { startWait } from './wait.ts';
import { WORKER_ID } from './worker-life.ts';

export type Run = typeof runs.$inferSelect;
export type Kinds = Record<Run['kind'], RunWork>;

const UNTOUCHED = {
  processed: 0,
  succeeded: 0,
  rejected: 0,
  permille: 0,
  cursor: null,
  attempt: null,
} satisfies Partial<Run>;

/** Marks the run as running and this worker's; null when it has ended or its wait is not over. */
export async function takeUp(runId: number, kinds: Kinds, db: Database): Promise<Run | null> {
  return db.transaction(async (tx) => {
    const [found] = await tx
      .select()
      .from(runs)
      .where(
        sql`${runs.id} = ${runId} and ${runs.state} in ('queued', 'running')
          and (${runs.waitsUntil} is null or ${runs.waitsUntil} <= now() or ${runs.cancelRequested})`,
      )
      .for('update');
    if (!found) return null;
    const kind = kinds[found.kind];
    const run = { ...found, ...(kind.startsOver && UNTOUCHED) };
    const attempt = await nextAttempt(found, run, kind, tx);
    const interruptions = run.interruptions + (whatHappened(found) === 'interrupted' ? 1 : 0);
    const state = 'running' as const;
    await tx
      .update(runs)
      .set({
        ...(kind.startsOver && UNTOUCHED),
        state,
        attempt,
        startedAt: run.startedAt ?? sql`now()`,
        heartbeatAt: sql`now()`,
        interruptions,
      })
      .where(eq(runs.id, runId));
    if (!kind.startsOver) await tell(found, tx);
    return { ...run, state, attempt, interruptions };
  });
}

/** It noted what it waits for, or is this very worker and could not even note that, or is presumed dead. */
function whatHappened(found: Run): 'nothing' | 'waited' | 'survived' | 'interrupted' {
  if (found.state !== 'running') return 'nothing';
  if (found.waitsUntil !== null && !found.attempt?.worker) return 'waited';
  return found.attempt?.worker === WORKER_ID ? 'survived' : 'interrupted';
}

async function nextAttempt(found: Run, run: Run, kind: RunWork, tx: Database) {
  const first = firstAttempt(run.processed, kind.batchSize, null);
  const last = run.attempt ? await acquit(run.attempt, kind.batchSize, tx) : first;
  const isSuspect = whatHappened(found) === 'interrupted' && last.begun;
  if (!isSuspect) return heldBy(WORKER_ID, handedBack(last));
  const { rows } = await tx.execute<{ now: string }>(sql`select clock_timestamp()::text as now`);
  const presumed = { worker: last.worker ?? 'unknown', at: rows[0]?.now ?? new Date().toISOString() };
  return heldBy(WORKER_ID, attemptAfterCrash(last, { presumed }));
}

async function tell(found: Run, tx: Database): Promise<void> {
  const happened = whatHappened(found);
  if (happened === 'survived') await startWait(found, 'connection', tx);
  if (happened === 'interrupted' && found.userId !== null) {
    await tx
      .insert(notifications)
      .values({ userId: found.userId, runId: found.id, kind: 'interrupted' })
      .onConflictDoNothing();
  }
}
