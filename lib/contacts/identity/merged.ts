import { type SQL, sql } from 'drizzle-orm';

/** The id of the contact that remained of `contact`: its own, unless it was merged away. */
export const rootId: SQL = rootOf(sql`contact`);

export function rootOf(row: SQL): SQL {
  return sql`case when ${row}.merged_into_id is null then ${row}.id else (
    with recursive up as (
      select ${row}.id as id, ${row}.merged_into_id as into_id
      union
      select next.id, next.merged_into_id from up join contact next on next.id = up.into_id
    ) select id from up where into_id is null
  ) end`;
}

/**
 * Directly or through others, as a query of their ids. Asked for as a range: where most were merged into one, the planner takes an equal
 * id for that one's, and reads the whole table for each.
 */
export function familyOf(ids: SQL): SQL {
  return sql`
    with recursive family as (
      select contact.id from contact where contact.id in (${ids})
      union
      select away.id from family cross join lateral (
        select id from contact where merged_into_id between family.id and family.id offset 0
      ) as away
    ) select id from family`;
}

/** Of those merged away also whom they lead to: by an old value people are found as what they are now. */
export function withRoots(ids: SQL): SQL {
  return sql`
    with found (id) as materialized (${ids})
    select id from found
    union
    select ${rootId} from contact where contact.merged_into_id is not null and contact.id = any(array(select id from found))`;
}

export function rootOfId(id: number | SQL): SQL {
  return sql`select ${rootOf(sql`asked`)} from contact asked where asked.id = ${id}`;
}
