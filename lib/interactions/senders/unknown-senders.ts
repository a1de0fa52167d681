import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

/** Which of those nobody knows: people, chat groups, or both. */
export interface Wanted {
  people: boolean;
  groups: boolean;
}

/** Interactions `i` of identities `n` by which somebody wrote who is nobody's. Calls make nobody known. */
export const UNKNOWN: SQL = sql`
  interaction i join contact_identity n on n.id = i.identity_id and i.contact_id is null and i.medium <> 'voice'
    and i.state <> 'refused' and (n.contact_id is null or n.linked_by_id is null and n.kind in ('phone', 'email'))`;

/**
 * Everybody who wrote and is nobody's, each by the identity that all of theirs name: `id, is_group, interactions, first_at, last_at,
 * last_id`.
 */
export const WRITERS: SQL = sql`
  select coalesce(n.seen_with_id, n.id) as id, bool_or(n.kind = 'group') as is_group, count(*)::int as interactions,
    min(i.arrived_at) as first_at, max(i.arrived_at) as last_at, max(i.id) as last_id
  from ${UNKNOWN}
  group by 1`;

/** Of a query with the ids of writers: those who could be several contacts, for their number or address stands in several records. */
export function sharedAmong(writers: SQL): SQL {
  return sql`
    select member.writer as id
    from (
      select w.id as writer, w.id as identity from (${writers}) as w
      union all
      select w.id, n.id from (${writers}) as w join contact_identity n on n.seen_with_id = w.id
    ) as member
    join contact_identity n on n.id = member.identity and n.kind in ('phone', 'email')
    join contact_identifier i on i.value = n.value and i.kind = n.kind
    join contact held on held.id = i.contact_id and held.active and held.anonymized_at is null
    group by 1 having count(distinct coalesce(held.merged_into_id, held.id)) > 1`;
}

export function isWanted({ people, groups }: Wanted): SQL {
  return sql`case when is_group then ${groups}::boolean else ${people}::boolean end`;
}

/** In the order of ids, up to `until`. */
export async function writersAfter(
  wanted: Wanted,
  { after, until }: { after: number; until: number },
  limit: number,
  db: Database,
): Promise<number[]> {
  const { rows } = await db.execute<{ id: number }>(sql`
    select id from (${WRITERS}) as writer where id > ${after}::bigint and id <= ${until}::bigint and ${isWanted(wanted)}
    order by id limit ${limit}`);
  return rows.map(({ id }) => id);
}
