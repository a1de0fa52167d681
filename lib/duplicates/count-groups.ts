import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { hasLimitedView } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { MOST_LOOKED_AT, visibleGroups } from './reading/visible-groups.ts';
import { refreshGroups } from './refresh-groups.ts';

export interface GroupCounts {
  /** Of a part of the base among the two thousand largest. */
  groups: number;
  contacts: number;
  conflicts: number;
}

const LARGEST = sql`(
  select * from duplicate_group order by size desc, id limit ${MOST_LOOKED_AT}) as duplicate_group`;

/** What waits for a decision, of what the actor sees. */
export async function countGroups(actor: Actor, db: Database = database()): Promise<GroupCounts> {
  authorize(actor, 'duplicates.view');
  await refreshGroups(db);
  const { rows } = await db.execute<GroupCounts & Record<string, unknown>>(sql`
    select count(*)::int as groups, coalesce(sum(size), 0)::int as contacts,
      (count(*) filter (where conflicts <> '{}'))::int as conflicts
    from ${hasLimitedView(actor) ? LARGEST : sql`duplicate_group`}
    where ${visibleGroups(actor)}`);
  return rows[0] ?? { groups: 0, contacts: 0, conflicts: 0 };
}
