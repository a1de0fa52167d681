import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { sharedAmong, WRITERS } from '#lib/interactions/senders/unknown-senders.ts';

export interface UnknownCount {
  people: number;
  groups: number;
  /** Left to a person: several contacts could be them. */
  shared: number;
}

/** How many wrote and are no contacts. */
export async function countUnknown(actor: Actor, db: Database = database()): Promise<UnknownCount> {
  authorize(actor, 'contacts.sync');
  const { rows } = await db.execute<UnknownCount & Record<string, unknown>>(sql`
    with writer as materialized (${WRITERS}), shared as (${sharedAmong(sql`select id from writer`)})
    select (count(*) filter (where not is_group and shared.id is null))::int as people,
      (count(*) filter (where is_group))::int as groups, count(shared.id)::int as shared
    from writer left join shared on shared.id = writer.id`);
  return rows[0] ?? { people: 0, groups: 0, shared: 0 };
}
