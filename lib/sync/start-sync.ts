import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { auditCause } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { noteRunEnd } from '#lib/core/events/note-run-end.ts';
import { flag } from '#lib/core/json-form.ts';
import { rootCause } from '#lib/core/log.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { createRun, leaveToWorker } from '#lib/core/runs/create-run.ts';
import { isWanted, type Wanted, WRITERS, writersAfter } from '#lib/interactions/senders/unknown-senders.ts';
import { type SyncCursor, type SyncTally, syncBatch } from './sync-work.ts';

export const MOST_AT_ONCE = 200;

export const syncInput = z.object({ people: flag.default(false), groups: flag.default(false) });

export interface StartedSync {
  runId: number;
  total: number;
  /** null when it was left to a worker. */
  done: SyncTally | null;
}

/**
 * Makes contacts of everybody who wrote and is none, `{ people, groups }`: of many in the background. Who has a contact's number by
 * now is linked to it. One run at a time. @throws Refused
 */
export async function startSync(
  actor: Actor,
  input: unknown,
  db: Database = database(),
  mostAtOnce = MOST_AT_ONCE,
): Promise<StartedSync> {
  authorize(actor, 'contacts.sync');
  const wanted = parseInput(syncInput, input);
  if (!wanted.people && !wanted.groups) refuse('people', 'sync_whom');
  try {
    return await db.transaction((tx) => start(actor, wanted, mostAtOnce, tx));
  } catch (error) {
    if (isSecond(error)) refuse('form', 'sync_running', undefined, 'conflict');
    throw error;
  }
}

async function start(actor: Actor, wanted: Wanted, mostAtOnce: number, tx: Database): Promise<StartedSync> {
  const runId = await createRun(actor, 'sync', tx);
  const { rows } = await tx.execute<{ total: number; until: number | null }>(
    sql`select count(*)::int as total, max(id) as until from (${WRITERS}) as writer where ${isWanted(wanted)}`,
  );
  const { total = 0, until = null } = rows[0] ?? {};
  if (total === 0) refuse('form', 'sync_empty');
  const within = await auditCause(
    actor,
    { action: 'sync.started', subjectId: runId, details: { ...wanted } },
    tx,
  );
  const cursor: SyncCursor = { ...wanted, after: 0, until: until ?? 0, created: 0, linked: 0 };
  await tx.update(runs).set({ total, cursor }).where(eq(runs.id, runId));
  if (total <= mostAtOnce) return { runId, total, done: await finish(within, runId, cursor, total, tx) };
  await leaveToWorker(actor, runId, tx);
  return { runId, total, done: null };
}

async function finish(
  actor: Actor,
  runId: number,
  cursor: SyncCursor,
  total: number,
  tx: Database,
): Promise<SyncTally> {
  const ids = await writersAfter(cursor, cursor, total, tx);
  const { created, linked, shared } = await syncBatch(actor, ids, tx);
  await tx
    .update(runs)
    .set({
      state: 'completed',
      total: ids.length,
      processed: ids.length,
      succeeded: created + linked,
      rejected: shared,
      permille: 1000,
      cursor: { ...cursor, after: cursor.until, created, linked },
      startedAt: sql`now()`,
      finishedAt: sql`clock_timestamp()`,
    })
    .where(eq(runs.id, runId));
  await noteRunEnd(runId, tx);
  return { created, linked, shared };
}

/** A partial unique index lets one alone be at it. */
function isSecond(error: unknown): boolean {
  const cause = rootCause(error) as { code?: string; constraint?: string };
  return cause.code === '23505' && cause.constraint === 'run_one_sync';
}

/** The run that is at it; null: none is. */
export async function activeSync(db: Database = database()): Promise<number | null> {
  const { rows } = await db.execute<{ id: number }>(
    sql`select id from run where kind = 'sync' and state in ('queued', 'running')`,
  );
  return rows[0]?.id ?? null;
}
