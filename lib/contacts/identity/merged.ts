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
 * Directly or through others, as a query of their ids. Generation by generation: asked for one by one the planner reckons with so many
 * rows that making room for them takes longer than finding them.
 */
export function familyOf(ids: SQL): SQL {
  return sql`
    with recursive family (known, newest) as (
      select given, given from (select array(${ids}) as given) as first
      union all
      select known || next, next from family cross join lateral (
        select array(select id from contact where merged_into_id = any(newest) and id <> all(known)) as next
      ) as generation where next <> '{}'
    ) select distinct unnest(newest) as id from family`;
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
