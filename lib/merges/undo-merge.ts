import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { identifierRule } from '#lib/contacts/identity/identifier-index.ts';
import { lockIdentities } from '#lib/contacts/identity/identity-lock.ts';
import { notePending } from '#lib/contacts/identity/note-pending.ts';
import type { Actor } from '#lib/core/actor.ts';
import { auditCause, auditEach } from '#lib/core/audit/audit.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';
import { noteEvent } from '#lib/core/events/note-event.ts';
import { authorize, can } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { hasChangedRecord } from './undo-notes.ts';
import { keepEarlierMerges } from './undoing/keep-earlier-merges.ts';
import { moveBack } from './undoing/move-back.ts';
import { type NotedMerge, restorePrimary } from './undoing/restore-primary.ts';
import { restoreSecondaries } from './undoing/restore-secondaries.ts';
import { whyNotUndone } from './undoing/why-not-undone.ts';

export interface Undone {
  primaryId: number;
  /** Those that are people of their own again. */
  contactIds: number[];
}

/**
 * Takes a merge back, one's own or, for owners and managers, anybody's: within thirty days, until a person or a file changed one of
 * its contacts. What was written with them since stays with the primary. @throws NotFound, Refused (conflict) once it is too late
 */
export async function undoMerge(actor: Actor, id: number, db: Database = database()): Promise<Undone> {
  authorize(actor, 'duplicates.merge');
  return db.transaction(async (tx) => {
    await lockIdentities(tx);
    const merge = await lockMerge(actor, rowId('merge', id), tx);
    await lockContacts(id, merge.primaryId, tx);
    const reason = await whyNotUndone(id, tx);
    if (reason) refuse('form', reason, undefined, 'conflict');
    const { placeholders } = await getOrganization(tx);
    const within = await auditCause(
      actor,
      { action: 'contact.merge-undone', subjectId: merge.primaryId, details: { mergeId: id } },
      tx,
    );
    const noted = await notedMerge(id, tx);
    await moveBack(id, noted.primaryId, tx);
    await restorePrimary(id, noted, identifierRule(placeholders), tx);
    const contactIds = await restoreSecondaries(within, id, noted.primaryId, tx);
    await keepEarlierMerges(id, tx);
    await auditEach(
      within,
      'contact.merge-undone',
      sql`
        select contact_id as id, '{}'::text[] as fields, jsonb_build_object('mergeId', merge_id) as details
        from merge_member where merge_id = ${id} and was_into_id is null`,
      tx,
    );
    await forget(actor, id, tx);
    await notePending([noted.primaryId, ...contactIds], tx);
    const data = { id: noted.primaryId, mergedIds: contactIds };
    await noteEvent({ type: 'contact.unmerged', data }, tx);
    return { primaryId: noted.primaryId, contactIds };
  });
}

async function lockMerge(actor: Actor, id: number, tx: Database): Promise<{ primaryId: number }> {
  const { rows } = await tx.execute<{ primary_id: number; by_id: number | null }>(
    sql`select primary_id, by_id from merge where id = ${id} for update`,
  );
  const [found] = rows;
  if (!found || !(found.by_id === actor.userId || can(actor, 'merges.view'))) throw new NotFound('merge');
  return { primaryId: found.primary_id };
}

/** As a merge does: what is open first, then the contacts by their ids. */
async function lockContacts(mergeId: number, primaryId: number, tx: Database): Promise<void> {
  await tx.execute(sql`
    select from interaction where contact_id = ${primaryId} and state not in ('closed', 'refused')
    order by id for no key update`);
  await tx.execute(sql`
    select from contact where id = any(array(
      select ${primaryId}::bigint union all select contact_id from merge_member where merge_id = ${mergeId}))
    order by id for update`);
}

async function notedMerge(id: number, tx: Database): Promise<NotedMerge> {
  const { rows } = await tx.execute<Record<string, unknown> & Omit<NotedMerge, 'isRaised'>>(sql`
    select primary_id as "primaryId", filled, before as notes from merge where id = ${id}`);
  const [row] = rows;
  if (!row) throw new NotFound('merge');
  return { ...row, isRaised: hasChangedRecord(row.filled, row.notes) };
}

/** There is no way back any more, and so no need to know one. */
async function forget(actor: Actor, id: number, tx: Database): Promise<void> {
  await tx.execute(sql`
    update merge set undone_at = clock_timestamp(), undone_by_id = ${actor.userId}, before = null where id = ${id}`);
  await tx.execute(sql`update merge_member set before = null where merge_id = ${id} and before is not null`);
  await tx.execute(sql`delete from merge_move where merge_id = ${id}`);
}
