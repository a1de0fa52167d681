import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { UNDO_DAYS } from '../undo-notes.ts';

/**
 * Why a merge cannot be taken back, as a code of the `errors` catalogue, an expression on a row of `merge` under this name. A later
 * merge into another, or of somebody into it, raises versions, and must be taken back first. Whoever was brought back and deleted
 * is a member no more: without them the primary would lose what they gave it.
 */
export function reasonAgainstUndo(merge: SQL): SQL {
  return sql`case
    when ${merge}.undone_at is not null then 'merge_undone'
    when ${merge}.at < now() - make_interval(days => ${UNDO_DAYS}) then 'merge_late'
    when ${merge}.before is null then 'merge_forgotten'
    else (
      select case
        when c.anonymized_at is not null then 'merge_forgotten'
        when c.merged_into_id is not null or exists (
          select from merge later where later.primary_id = ${merge}.primary_id and later.id > ${merge}.id and later.undone_at is null
        ) then 'merge_followed'
        when c.version <> ${merge}.version_after or exists (
          select from merge_member m join contact s on s.id = m.contact_id
          where m.merge_id = ${merge}.id and m.was_into_id is null
            and (s.version <> m.version_after or s.merged_into_id is distinct from ${merge}.primary_id)
        ) or (${merge}.before ->> 'members')::integer <> (
          select count(*) from merge_member m where m.merge_id = ${merge}.id and m.was_into_id is null
        ) then 'merge_contact_changed'
      end
      from contact c where c.id = ${merge}.primary_id
    )
  end`;
}

export async function whyNotUndone(mergeId: number, db: Database): Promise<string | null> {
  const { rows } = await db.execute<{ reason: string | null }>(
    sql`select ${reasonAgainstUndo(sql`merge`)} as reason from merge where id = ${mergeId}`,
  );
  return rows[0]?.reason ?? null;
}
