import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { bulkChanges, notifications, runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit.ts';
import { wakeRun } from '#lib/core/runs/queue.ts';
import { bulkAction } from './actions.ts';
import type { Outcome } from './bulk-action.ts';
import { recordOutcomes, type Tally } from './record-outcomes.ts';

/** What a run does to its contacts: an action, or the taking back of another run's. */
export interface BulkWork {
  action: string;
  parameters: Record<string, unknown>;
  /** The run it takes back, and when that one began. */
  undoes: number | null;
  undoSince: Date | null;
}

/** A run without its contacts yet. @returns its id */
export async function createRun(actor: Actor, work: BulkWork, tx: Database): Promise<number> {
  const [run] = await tx
    .insert(runs)
    .values({ kind: 'bulk_change', userId: actor.userId, via: actor.via === 'api' ? 'api' : 'web' })
    .returning({ id: runs.id });
  if (!run) throw new Error('a run was not stored');
  const { action, parameters, undoes } = work;
  await tx.insert(bulkChanges).values({ runId: run.id, action, parameters, undoes });
  await audit(
    actor,
    { action: undoes ? 'bulk.undone' : 'bulk.started', subject: 'run', subjectId: run.id },
    tx,
  );
  return run.id;
}

/** Does the whole of a run whose contacts stand in `run_contact`, or leaves it to a worker and returns null. */
export async function settleRun(
  actor: Actor,
  runId: number,
  total: number,
  work: BulkWork,
  atOnce: boolean,
  tx: Database,
): Promise<Tally | null> {
  if (!atOnce) {
    await tx.update(runs).set({ total }).where(eq(runs.id, runId));
    await tx.insert(notifications).values({ userId: actor.userId, runId });
    await wakeRun(runId, tx);
    return null;
  }
  const { rows } = await tx.execute<{ id: number }>(
    sql`select contact_id as id from run_contact where run_id = ${runId} order by contact_id`,
  );
  const tally = await changeBatch(
    actor,
    runId,
    work,
    rows.map(({ id }) => id),
    tx,
  );
  await tx
    .update(runs)
    .set({
      state: 'completed',
      total,
      processed: total,
      succeeded: total - tally.refused,
      rejected: tally.refused,
      permille: 1000,
      cursor: { changed: tally.changed },
      startedAt: sql`now()`,
      finishedAt: sql`clock_timestamp()`,
    })
    .where(eq(runs.id, runId));
  return tally;
}

/** One batch of a run, whoever does it: the change and what became of each contact. */
export async function changeBatch(
  actor: Actor,
  runId: number,
  work: BulkWork,
  contactIds: number[],
  tx: Database,
): Promise<Tally> {
  return recordOutcomes(runId, await outcomesOf(actor, runId, work, contactIds, tx), tx);
}

async function outcomesOf(
  actor: Actor,
  runId: number,
  { action: name, parameters, undoSince }: BulkWork,
  contactIds: number[],
  tx: Database,
): Promise<Outcome[]> {
  const action = bulkAction(name);
  if (!undoSince) return action.apply(actor, parameters, contactIds, tx);
  if (!action.undo) throw new Error(`${name} cannot be undone`);
  const { rows } = await tx.execute<{ id: number; before: number[] | null }>(sql`
    select contact_id as id, before from run_contact
    where run_id = ${runId} and contact_id = any(${sql.param(contactIds)}::bigint[]) order by contact_id`);
  const changed = rows.map(({ id, before }) => ({ contactId: id, before: before ?? [] }));
  return action.undo(actor, parameters, changed, undoSince, tx);
}
