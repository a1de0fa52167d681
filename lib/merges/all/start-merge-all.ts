import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { rootCause } from '#lib/core/log.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { createRun, leaveToWorker } from '#lib/core/runs/create-run.ts';

export const mergeAllInput = z.object({
  confirm: z
    .string('merge_all_confirm')
    .regex(/^\s*(?:\*\*CONFIRMAR\*\*|CONFIRMAR)\s*$/, 'merge_all_confirm'),
});

/**
 * Merges all groups that nothing speaks against, in the background, once somebody typed CONFIRMAR, `{ confirm }`. One run at a time.
 * @throws Refused
 */
export async function startMergeAll(
  actor: Actor,
  input: unknown,
  db: Database = database(),
): Promise<{ runId: number }> {
  authorize(actor, 'duplicates.merge-all');
  parseInput(mergeAllInput, input);
  try {
    return await db.transaction((tx) => start(actor, tx));
  } catch (error) {
    if (isSecond(error)) refuse('form', 'merge_all_running', undefined, 'conflict');
    throw error;
  }
}

async function start(actor: Actor, tx: Database): Promise<{ runId: number }> {
  const runId = await createRun(actor, 'merge_all', tx);
  const { rows } = await tx.execute<{ total: number }>(
    sql`select count(*)::int as total from duplicate_part`,
  );
  await tx
    .update(runs)
    .set({ total: rows[0]?.total ?? 0 })
    .where(eq(runs.id, runId));
  await audit(actor, { action: 'merge-all.started', subjectId: runId }, tx);
  await leaveToWorker(actor, runId, tx);
  return { runId };
}

/** A partial unique index lets one alone be at it. */
function isSecond(error: unknown): boolean {
  const cause = rootCause(error) as { code?: string; constraint?: string };
  return cause.code === '23505' && cause.constraint === 'run_one_merge_all';
}

/** The run that is at it; null: none is. */
export async function activeMergeAll(db: Database): Promise<number | null> {
  const { rows } = await db.execute<{ id: number }>(
    sql`select id from run where kind = 'merge_all' and state in ('queued', 'running')`,
  );
  return rows[0]?.id ?? null;
}
