import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { executeKept } from '#db/prepared.ts';
import { rootId, rootOf } from './identity/merged.ts';

export interface InteractionChange {
  contactId: number;
  /** Below zero when some were closed. */
  opened: number;
  lastAt?: Date;
}

/** In the transaction that opens, closes or moves them. Counts for the root; the contact's version stays. */
export async function recordInteractions(changes: readonly InteractionChange[], tx: Database): Promise<void> {
  const [one, ...others] = changes;
  if (!one || (others.length === 0 && (await recordOne(one, tx)))) return;
  const ids = sql`${sql.param(changes.map(({ contactId }) => contactId))}::bigint[]`;
  // Locked before it is asked whom they were merged into, so that no merge comes between.
  await tx.execute(sql`
    select from contact where id = any(array(
      select unnest(${ids}) union select ${rootId} from contact where id = any(${ids})
    )) order by id for update`);
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

/** Whom nobody merged away, in one statement: a merge at the same moment waits for it, or it for the merge, and finds nobody. */
async function recordOne({ contactId, opened, lastAt }: InteractionChange, tx: Database): Promise<boolean> {
  const { rowCount } = await executeKept(
    sql`
      update contact set open_interactions = open_interactions + ${opened}::integer,
        last_interaction_at = greatest(last_interaction_at, ${lastAt?.toISOString() ?? null}::timestamptz)
      where id = ${contactId} and merged_into_id is null`,
    tx,
  );
  return rowCount === 1;
}
