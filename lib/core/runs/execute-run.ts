import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { notifications, runs } from '#db/schema/index.ts';
import type { Actor } from '../actor.ts';
import { errorFacts, log } from '../log.ts';
import { can } from '../permissions.ts';
import { type Attempt, attemptAfterCrash, begun, firstAttempt, isPoisoned } from './attempt.ts';
import { isConnectionLoss } from './connection-loss.ts';
import { endRun, writeEnd } from './end-run.ts';
import { type Lease, withLease } from './lease.ts';
import { loadAsker } from './load-asker.ts';
import { RunCancelled } from './run-cancelled.ts';
import type { RunKind, RunSession } from './run-kind.ts';

type Run = typeof runs.$inferSelect;
type Kinds = Record<Run['kind'], RunKind>;

/** How often the asker's rights are looked up again, in milliseconds. */
const RIGHTS_EVERY_MS = 2_000;

/**
 * Takes a run as far as it goes: to its end, to `signal` (then it waits for another worker, nothing lost), or to the loss
 * of its connection. Does nothing when another worker holds the run or it has ended. Safe to call any number of times.
 */
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
      log('run.broken', { run: run.id, ...errorFacts(error) });
      if (isConnectionLoss(error)) return;
      await endRun(run.id, { state: 'failed', reason: 'unexpected' }, kind, lease.db);
    }
  });
}

const UNTOUCHED = {
  processed: 0,
  succeeded: 0,
  rejected: 0,
  permille: 0,
  cursor: null,
  attempt: null,
} satisfies Partial<Run>;

/** Marks the run as running; a run that already was had a worker that died, which its user is told once. */
async function takeUp(runId: number, kinds: Kinds, db: Database): Promise<Run | null> {
  return db.transaction(async (tx) => {
    const [found] = await tx.select().from(runs).where(eq(runs.id, runId)).for('update');
    if (!found || (found.state !== 'queued' && found.state !== 'running')) return null;
    const { startsOver } = kinds[found.kind];
    const crashed = found.state === 'running';
    const run = { ...found, ...(startsOver && UNTOUCHED) };
    const last = run.attempt ?? firstAttempt(run.processed, kinds[run.kind].batchSize, null);
    const attempt = crashed && last.begun ? attemptAfterCrash(last) : { ...last, begun: false };
    const interruptions = run.interruptions + (crashed ? 1 : 0);
    await tx
      .update(runs)
      .set({
        ...(startsOver && UNTOUCHED),
        state: 'running',
        attempt,
        startedAt: run.startedAt ?? sql`now()`,
        heartbeatAt: sql`now()`,
        interruptions,
      })
      .where(eq(runs.id, runId));
    if (crashed && !startsOver && run.userId !== null) {
      await tx
        .insert(notifications)
        .values({ userId: run.userId, runId, kind: 'interrupted' })
        .onConflictDoNothing();
    }
    return { ...run, attempt, interruptions };
  });
}

/** Returns true when the signal stopped it before the end. */
async function work(run: Run, kind: RunKind, lease: Lease, signal?: AbortSignal): Promise<boolean> {
  const actor = await loadAsker(run.userId, lease.db);
  if (!actor || !can(actor, kind.permission)) {
    await endRun(run.id, { state: 'failed', reason: 'rights_revoked' }, kind, lease.db);
    return false;
  }
  const opened = await kind.open(run, actor, lease);
  if ('state' in opened) {
    await endRun(run.id, opened, kind, lease.db);
    return false;
  }
  let progress = { processed: run.processed, cursor: run.cursor, attempt: run.attempt };
  let session: RunSession<unknown> | null = opened;
  try {
    for (;;) {
      const outcome = await batches(session, run.id, actor, kind, lease, progress, signal);
      if (outcome.ended !== 'crashed') return outcome.ended === 'stopped';
      progress = outcome.progress;
      await session.close();
      session = null;
      const reopened = await kind.open({ ...run, ...progress }, actor, lease);
      if ('state' in reopened) throw new Error('a run that was open could not be opened again');
      session = reopened;
    }
  } finally {
    await session?.close();
  }
}

interface Progress {
  processed: number;
  cursor: Record<string, unknown> | null;
  attempt: Attempt | null;
}
type Outcome = { ended: 'done' | 'stopped' } | { ended: 'crashed'; progress: Progress };

async function batches(
  session: RunSession<unknown>,
  runId: number,
  actor: Actor,
  kind: RunKind,
  lease: Lease,
  from: Progress,
  signal?: AbortSignal,
): Promise<Outcome> {
  let done = from;
  let attempt = begun(from.attempt ?? firstAttempt(from.processed, kind.batchSize, null));
  await lease.db.update(runs).set({ attempt }).where(eq(runs.id, runId));
  let rightsAt = Date.now();
  let reading = session.read(attempt.size);
  for (;;) {
    const batch = await reading;
    if (batch === null) {
      await endWith(session, runId, kind, lease.db);
      return { ended: 'done' };
    }
    if (signal?.aborted) return { ended: 'stopped' };
    if (Date.now() - rightsAt > RIGHTS_EVERY_MS) {
      const asker = await loadAsker(actor.userId, lease.db);
      if (!asker || !can(asker, kind.permission) || session.admits?.(asker) === false) {
        await endRun(runId, { state: 'failed', reason: 'rights_revoked' }, kind, lease.db);
        return { ended: 'done' };
      }
      rightsAt = Date.now();
    }
    const next = begun(firstAttempt(attempt.position + attempt.size, kind.batchSize, attempt));
    // The next batch is parsed while this one is being written.
    reading = session.read(next.size);
    reading.catch(() => {});
    try {
      const result = await commitBatch(session, runId, batch, attempt, next, lease.db);
      if (result === 'cancelled') {
        await endRun(runId, { state: 'cancelled' }, kind, lease.db);
        return { ended: 'done' };
      }
      done = result;
      attempt = next;
    } catch (error) {
      if (isConnectionLoss(error)) throw error;
      log('run.batch_failed', {
        run: runId,
        position: attempt.position,
        size: attempt.size,
        ...errorFacts(error),
      });
      const retry = attemptAfterCrash(attempt);
      await lease.db.update(runs).set({ attempt: retry }).where(eq(runs.id, runId));
      await reading.catch(() => null);
      return { ended: 'crashed', progress: { ...done, attempt: retry } };
    }
  }
}

/** Rows, outcomes, counts and cursor in one transaction on the lease's connection. */
async function commitBatch(
  session: RunSession<unknown>,
  runId: number,
  batch: unknown,
  attempt: Attempt,
  next: Attempt,
  db: Database,
): Promise<Progress | 'cancelled'> {
  return db.transaction(async (tx) => {
    const [run] = await tx.select({ cancel: runs.cancelRequested }).from(runs).where(eq(runs.id, runId));
    if (!run || run.cancel) return 'cancelled' as const;
    const balance = isPoisoned(attempt) ? await session.setAside(batch, tx) : await session.apply(batch, tx);
    await tx
      .update(runs)
      .set({
        processed: sql`${runs.processed} + ${balance.processed}`,
        succeeded: sql`${runs.succeeded} + ${balance.succeeded}`,
        rejected: sql`${runs.rejected} + ${balance.rejected}`,
        permille: balance.permille,
        cursor: balance.cursor,
        attempt: next,
        heartbeatAt: sql`now()`,
      })
      .where(eq(runs.id, runId));
    return { processed: attempt.position + balance.processed, cursor: balance.cursor, attempt: next };
  });
}

async function endWith(
  session: RunSession<unknown>,
  runId: number,
  kind: RunKind,
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
