import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { rootId, rootOf } from './identity/merged.ts';

export interface InteractionChange {
  contactId: number;
  /** Below zero when some were closed. */
  opened: number;
  lastAt?: Date;
}

/** In the transaction that opens, closes or moves them. Counts for the root; the contact's version stays. */
export async function recordInteractions(changes: readonly InteractionChange[], tx: Database): Promise<void> {
  if (changes.length === 0) return;
  const ids = sql`${sql.param(changes.map(({ contactId }) => contactId))}::bigint[]`;
  // Locked before it is asked whom they were merged into, so that no merge comes between.
  await tx.execute(sql`
    select from contact
    where id = any(${ids}) or id in (select ${rootId} from contact where id = any(${ids}))
    order by id for update`);
  await tx.execute(sql`
    update contact set open_interactions = contact.open_interactions + change.opened,
      last_interaction_at = greatest(contact.last_interaction_at, change.last_at)
    from (
      select ${rootOf(sql`given`)} as id, sum(opened)::integer as opened, max(last_at) as last_at
      from unnest(${ids},
        ${sql.param(changes.map(({ opened }) => opened))}::integer[],
        ${sql.param(changes.map(({ lastAt }) => lastAt?.toISOString() ?? null))}::timestamptz[]
      ) as noted (id, opened, last_at)
      join contact given on given.id = noted.id
      group by 1
    ) as change
    where contact.id = change.id`);
}
