import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { bulkChanges, type KeptSelection, runs } from '#db/schema/index.ts';
import type { Outcome } from '#lib/contacts/bulk/bulk-action.ts';
import type { Actor } from '#lib/core/actor.ts';
import { type AuditEntry, auditCause } from '#lib/core/audit/audit.ts';
import { noteRunEnd } from '#lib/core/events/note-run-end.ts';
import { createRun, leaveToWorker } from '#lib/core/runs/create-run.ts';
import { bulkAction } from './bulk-actions.ts';
import { recordOutcomes, type Tally, tallyOf } from './record-outcomes.ts';

/** What a run does to its contacts: an action, or the taking back of another run's. */
export interface BulkWork {
  action: string;
  parameters: Record<string, unknown>;
  undoes: number | null;
  undoSince: Date | null;
}

/** @returns its id, and the actor as whom its contacts are changed */
export async function createBulkRun(
  actor: Actor,
  { action, parameters, undoes }: Omit<BulkWork, 'undoSince'>,
  selection: KeptSelection | null,
  tx: Database,
): Promise<{ runId: number; within: Actor }> {
  const runId = await createRun(actor, 'bulk_change', tx);
  await tx.insert(bulkChanges).values({ runId, action, parameters, selection, undoes });
  const entry: AuditEntry = undoes
    ? { action: 'bulk.undone', subjectId: runId, details: { action, undoes } }
    : { action: 'bulk.started', subjectId: runId, details: { action } };
  return { runId, within: await auditCause(actor, entry, tx) };
}

/** null when it was left to a worker. */
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
    await leaveToWorker(actor, runId, tx);
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
  await noteRunEnd(runId, tx);
  return tally;
}

/** What an earlier batch has settled, as one that went along with another, stays as it is. */
export async function changeBatch(
  actor: Actor,
  runId: number,
  work: BulkWork,
  contactIds: readonly number[],
  tx: Database,
): Promise<Tally> {
  const { rows } = await tx.execute<Waiting>(sql`
    select contact_id as id, outcome, before from run_contact
    where run_id = ${runId} and contact_id = any(${sql.param([...contactIds])}::bigint[]) order by contact_id`);
  const outcomes = await outcomesOf(
    actor,
    runId,
    work,
    rows.filter(({ outcome }) => outcome === null),
    tx,
  );
  await recordOutcomes(runId, outcomes, tx);
  const settled = new Map(rows.map(({ id, outcome }) => [id, outcome]));
  for (const { contactId, outcome } of outcomes) if (settled.has(contactId)) settled.set(contactId, outcome);
  return tallyOf([...settled.values()].filter((outcome) => outcome !== null));
}

type Waiting = Record<string, unknown> & {
  id: number;
  outcome: Outcome['outcome'] | null;
  before: number[] | null;
};

async function outcomesOf(
  actor: Actor,
  runId: number,
  { action: name, parameters, undoes, undoSince }: BulkWork,
  waiting: readonly Waiting[],
  tx: Database,
): Promise<Outcome[]> {
  if (waiting.length === 0) return [];
  const action = bulkAction(name);
  const ids = waiting.map(({ id }) => id);
  if (undoes === null) return action.apply(actor, parameters, ids, tx, runId);
  if (!action.undo || !undoSince) throw new Error(`${name} cannot be undone`);
  const changed = waiting.map(({ id, before }) => ({ contactId: id, before: before ?? [] }));
  return action.undo(actor, parameters, changed, undoSince, tx);
}
