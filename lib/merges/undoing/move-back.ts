import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { MOVING } from '../writing/moving-references.ts';

/**
 * What moved goes back to whom it came from, unless somebody gave it to another meanwhile. Then open ones are counted anew: what was
 * opened or closed since counts for whose it is.
 */
export async function moveBack(mergeId: number, primaryId: number, tx: Database): Promise<void> {
  for (const { name, table, column } of MOVING) {
    const [rows, contactId] = [sql.identifier(table), sql.identifier(column)];
    await tx.execute(sql`
      update ${rows} r set ${contactId} = m.from_id
      from (select from_id, unnest(ids) as id from merge_move where merge_id = ${mergeId} and reference = ${name}) as m
      where r.id = m.id and r.${contactId} = ${primaryId}`);
  }
  await tx.execute(sql`
    with came as (
      select m.contact_id as id, count(*)::integer as opened from merge_member m
      join interaction i on i.contact_id = m.contact_id and ${COUNTS_AS_OPEN}
      where m.merge_id = ${mergeId} and m.was_into_id is null group by 1
    ), counted as (
      select id, opened from came
      union all select ${primaryId}::bigint, -sum(opened)::integer from came having count(*) > 0
    )
    update contact c set open_interactions = c.open_interactions + counted.opened from counted where c.id = counted.id`);
}

/** As interactions count themselves, see `countsAsOpen`. */
const COUNTS_AS_OPEN = sql`i.state not in ('closed', 'refused') and not (i.state = 'voicemail' and i.heard_at is not null)`;

/** When something last happened with the contacts since the merge: what came or was written. null: nothing did. */
export function activitySince(contactId: SQL, mergedAt: SQL): SQL {
  return sql`(
    select max(moment) from interaction i cross join lateral (
      select i.arrived_at as moment
      union all select max(sent_at) from message where interaction_id = i.id and direction <> 'note'
    ) as moments
    where i.contact_id = ${contactId} and moment > ${mergedAt})`;
}
