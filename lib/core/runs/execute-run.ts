import { eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import type { Actor } from '../actor.ts';
import { causeOfRun } from '../audit/audit.ts';
import { errorFacts, log } from '../log.ts';
import { can } from '../permissions.ts';
import { judge } from './acquit.ts';
import { type Attempt, attemptAfterCrash, begun, firstAttempt, heldBy, isPoisoned } from './attempt.ts';
import { endRun, writeEnd } from './end-run.ts';
import { type Lease, withLease } from './lease.ts';
import { loadActor } from './load-actor.ts';
import { isTooMuch, outageOf } from './outage.ts';
import { RunCancelled } from './run-cancelled.ts';
import type { RunSession, RunWork } from './run-kind.ts';
import { type Kinds, type Run, takeUp } from './take-up.ts';
import { type Trouble, waitFor } from './wait.ts';
import { WORKER_ID } from './worker-life.ts';

/** To its end, to `signal`, or to an outage of what it needs. @throws when not even the wait could be written down */
export async function executeRun(runId: number, kinds: Kinds, signal?: AbortSignal): Promise<void> {
  await withLease(runId, async (lease) => {
    const run = await takeUp(runId, kinds, lease.db);
    if (!run) return;
    const kind = kinds[run.kind];
    try {
      const stopped = await work(run, kind, lease, signal);
      if (stopped) await release(run.id, lease.db);
    } catch (error) {
      if (error instanceof RunCancelled) return endRun(run.id, { state: 'cancelled' }, kind, lease.db);
      const outage = outageOf(error);
      if (outage) {
        log('run.waits', { run: run.id, for: outage, ...errorFacts(error) });
        return noteWait(run.id, { outage, isTooMuch: isTooMuch(error) }, kind, lease.db);
      }
      log('run.broken', { run: run.id, ...errorFacts(error) });
      await endRun(run.id, { state: 'failed', reason: 'unexpected' }, kind, lease.db);
    }
  });
}

/** On the lease's connection while it lives, else on another: a pool may find out only then that its own are gone too. */
async function noteWait(runId: number, trouble: Trouble, kind: RunWork, own: Database): Promise<void> {
  const note = (db: Database) => waitFor(runId, trouble, !kind.startsOver, db);
  await note(own)
    .catch(() => note(database()))
    .catch(() => note(database()));
}

const RIGHTS_REVOKED = { state: 'failed', reason: 'rights_revoked' } as const;

/** Returns true when the signal stopped it before the end. */
async function work(run: Run, kind: RunWork, lease: Lease, signal?: AbortSignal): Promise<boolean> {
  const actor = await loadActor(run.userId, lease.db, await causeOfRun(run.id, lease.db));
  if (!actor) {
    await endRun(run.id, RIGHTS_REVOKED, kind, lease.db);
    return false;
  }
  let from: Progress = {
    processed: run.processed,
    cursor: run.cursor,
    attempt: run.attempt ?? heldBy(WORKER_ID, firstAttempt(run.processed, kind.batchSize, null)),
  };
  for (let isFirst = true; ; isFirst = false) {
    const attempt = await judge(run.id, from.attempt, kind.batchSize, lease.db, signal);
    const session = await kind.open({ ...run, processed: from.processed, cursor: from.cursor }, actor, lease);
    if ('state' in session) {
      if (!isFirst) throw new Error('a run that was open could not be opened again');
      await endRun(run.id, session, kind, lease.db);
      return false;
    }
    try {
      if (!can(actor, session.permission)) {
        await endRun(run.id, RIGHTS_REVOKED, kind, lease.db);
        return false;
      }
      const outcome = await batches(session, run.id, actor, kind, lease, { ...from, attempt }, signal);
      if (outcome.ended !== 'crashed') return outcome.ended === 'stopped';
      from = outcome.progress;
    } finally {
      await session.close();
    }
  }
}

interface Progress {
  processed: number;
  cursor: Record<string, unknown> | null;
  attempt: Attempt;
}
type Outcome = { ended: 'done' | 'stopped' } | { ended: 'crashed'; progress: Progress };

async function batches(
  session: RunSession<unknown>,
  runId: number,
  actor: Actor,
  kind: RunWork,
  lease: Lease,
  from: Progress,
  signal?: AbortSignal,
): Promise<Outcome> {
  let done = from;
  let attempt = begun(from.attempt);
  await lease.db.update(runs).set({ attempt }).where(eq(runs.id, runId));
  let reading = session.read(attempt.size);
  for (;;) {
    const batch = await reading;
    if (batch === null) {
      await endWith(session, runId, kind, lease.db);
      return { ended: 'done' };
    }
    if (signal?.aborted) return { ended: 'stopped' };
    attempt = { ...attempt, size: session.sizeOf(batch) };
    const next = begun(
      heldBy(WORKER_ID, firstAttempt(attempt.position + attempt.size, kind.batchSize, attempt)),
    );
    // The next batch is parsed while this one is being written.
    reading = session.read(next.size);
    reading.catch(() => {});
    try {
      const result = await commitBatch(session, runId, actor, batch, attempt, next, lease.db);
      if (!('processed' in result)) {
        await endRun(runId, result, kind, lease.db);
        return { ended: 'done' };
      }
      done = result;
      attempt = next;
    } catch (error) {
      if (outageOf(error)) throw error;
      log('run.batch_failed', {
        run: runId,
        position: attempt.position,
        size: attempt.size,
        ...errorFacts(error),
      });
      const retry = heldBy(WORKER_ID, attemptAfterCrash(attempt));
      await lease.db.update(runs).set({ attempt: retry }).where(eq(runs.id, runId));
      await reading.catch(() => null);
      return { ended: 'crashed', progress: { ...done, attempt: retry } };
    }
  }
}

type Stop = { state: 'cancelled' } | { state: 'failed'; reason: string };

/** One transaction on the lease's connection, if its user still wants and may do it. */
async function commitBatch(
  session: RunSession<unknown>,
  runId: number,
  opener: Actor,
  batch: unknown,
  attempt: Attempt,
  next: Attempt,
  db: Database,
): Promise<Progress | Stop> {
  return db.transaction(async (tx) => {
    const [run] = await tx.select({ cancel: runs.cancelRequested }).from(runs).where(eq(runs.id, runId));
    if (!run || run.cancel) return { state: 'cancelled' };
    const actor = await loadActor(opener.userId, tx, opener.causeId);
    if (!actor || !can(actor, session.permission)) return RIGHTS_REVOKED;
    const balance = isPoisoned(attempt)
      ? await session.setAside(batch, actor, tx)
      : await session.apply(batch, actor, tx);
    await tx
      .update(runs)
      .set({
        processed: sql`${runs.processed} + ${balance.processed}`,
        succeeded: sql`${runs.succeeded} + ${balance.succeeded}`,
        rejected: sql`${runs.rejected} + ${balance.rejected}`,
        permille: balance.permille,
        cursor: balance.cursor,
        attempt: next,
        waits: 0,
        waitsUntil: null,
        heartbeatAt: sql`now()`,
      })
      .where(eq(runs.id, runId));
    return { processed: attempt.position + balance.processed, cursor: balance.cursor, attempt: next };
  });
}

async function endWith(
  session: RunSession<unknown>,
  runId: number,
  kind: RunWork,
  db: Database,
): Promise<void> {
  await db.transaction(async (tx) => {
    const ending = await session.finish(tx);
    await writeEnd(runId, ending, kind, tx);
  });
}

async function release(runId: number, db: Database): Promise<void> {
  await db
    .update(runs)
    .set({ state: 'queued' })
    .where(sql`${runs.id} = ${runId} and ${runs.state} = 'running'`);
}
