import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { IdentifierRule } from '#lib/contacts/identity/identifier-index.ts';
import { notePending } from '#lib/contacts/identity/note-pending.ts';
import { auditUnassigned } from '#lib/contacts/portfolio/write-portfolio.ts';
import type { Actor } from '#lib/core/actor.ts';
import { auditCause, auditEach } from '#lib/core/audit/audit.ts';
import type { NotedEvent } from '#lib/core/events/event-types.ts';
import { noteEvent } from '#lib/core/events/note-event.ts';
import { endOfBlocked } from '#lib/interactions/end-of-blocked.ts';
import type { How, Planned } from '../planning/planned.ts';
import { changedFields, filledNames, notesOf } from '../undo-notes.ts';
import { moveToPrimaries } from './move-to-primaries.ts';
import { writePrimaries } from './write-primaries.ts';
import { writeSecondaries } from './write-secondaries.ts';

interface Context {
  how: How;
  /** The run that it is part of. */
  runId: number | null;
  rule: IdentifierRule;
  /** What becomes of their groups of duplicates is known already. */
  isNoted?: boolean;
}

/**
 * Writes planned merges, as many as there are, by the same few statements. Behind `lockIdentities`, with all members locked as the
 * plans saw them; no contact in two of them. @returns their ids, in the order of the plans
 */
export async function writeMerges(
  actor: Actor,
  plans: readonly Omit<Planned, 'id'>[],
  { how, runId, rule, isNoted = false }: Context,
  tx: Database,
): Promise<number[]> {
  const ids = await reserveIds(plans.length, tx);
  const planned = plans.map((one, at) => ({ ...one, id: ids[at] ?? 0 }));
  await noteMerges(actor, planned, how, runId, tx);
  const within = await trailOfPrimaries(actor, planned, runId, tx);
  await auditUnassigned(
    within,
    planned.flatMap(({ plan }) => plan.unassigned),
    tx,
  );
  await writeSecondaries(within, planned, tx);
  await writePrimaries(planned, { rule, isNoted }, tx);
  await moveToPrimaries(planned, tx);
  const blocked = planned.filter(({ plan }) => plan.becomesBlocked).map(({ plan }) => plan.primary.id);
  if (blocked.length > 0) await endOfBlocked(blocked, tx);
  if (!isNoted)
    await notePending(
      planned.flatMap(({ plan }) => [plan.primary, ...plan.secondaries].map(({ id }) => id)),
      tx,
    );
  await noteEvent(planned.map(eventOf), tx);
  return ids;
}

async function reserveIds(count: number, tx: Database): Promise<number[]> {
  const { rows } = await tx.execute<{ ids: string }>(sql`
    with sequence as materialized (select pg_get_serial_sequence('merge', 'id')::regclass as name)
    select string_agg(nextval(name)::text, ',') as ids from sequence, generate_series(1, ${count})`);
  return (rows[0]?.ids ?? '').split(',').map(Number);
}

async function noteMerges(
  actor: Actor,
  planned: readonly Planned[],
  how: How,
  runId: number | null,
  tx: Database,
): Promise<void> {
  const rows = planned.map(({ id, plan, linkedBy }) => ({
    id,
    primary_id: plan.primary.id,
    before: notesOf(plan),
    filled: filledNames(plan),
    linked_by: linkedBy,
    version_after: plan.primary.version + (changedFields(plan).length > 0 ? 1 : 0),
  }));
  await tx.execute(sql`
    insert into merge (id, run_id, primary_id, by_id, how, linked_by, before, filled, version_after)
    select id, ${runId}::bigint, primary_id, ${actor.userId}::integer, ${how}, linked_by, before, filled, version_after
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n (id bigint, primary_id bigint, linked_by text[], before jsonb, filled text[], version_after integer)`);
}

/** A merge by itself is the cause of what comes with it; one of a run has the run's. */
async function trailOfPrimaries(
  actor: Actor,
  planned: readonly Planned[],
  runId: number | null,
  tx: Database,
): Promise<Actor> {
  const entries = planned.map(({ id, plan }) => ({
    id: plan.primary.id,
    fields: changedFields(plan),
    details: { mergeId: id, contacts: plan.secondaries.length },
  }));
  const [only] = entries;
  if (runId === null && only && entries.length === 1) {
    const { id: subjectId, fields, details } = only;
    return auditCause(actor, { action: 'contact.merged', subjectId, fields, details }, tx);
  }
  await auditEach(
    actor,
    'contact.merged',
    sql`select * from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e (id bigint, fields text[], details jsonb)`,
    tx,
  );
  return actor;
}

function eventOf({ plan: { primary, secondaries } }: Planned): NotedEvent {
  return { type: 'contact.merged', data: { id: primary.id, mergedIds: secondaries.map(({ id }) => id) } };
}
