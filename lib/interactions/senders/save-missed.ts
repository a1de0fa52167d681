import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { isLockTimeout } from '#lib/core/as-busy.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { saveSenders } from './save-senders.ts';
import { sharedAmong, UNKNOWN } from './unknown-senders.ts';

/** Senders of one transaction: nobody registers a contact meanwhile. */
const AT_ONCE = 100;
/** Nothing holds what identifies contacts for longer. Who wrote before the organization wanted it is left to a person. */
const MISSED_WITHIN = "interval '1 hour'";

/**
 * Where the organization saves senders at once: saves those who wrote while something held all that identifies contacts.
 * @returns how many
 */
export async function saveMissed(actor: Actor, db: Database): Promise<number> {
  if (!(await getOrganization(db)).saveSenders) return 0;
  const ids = await missed(db);
  if (ids.length === 0) return 0;
  try {
    const saved = await db.transaction((tx) => saveSenders(actor, ids, tx));
    return saved.filter(({ contactId }) => contactId !== null).length;
  } catch (error) {
    // It is still held.
    if (isLockTimeout(error)) return 0;
    throw error;
  }
}

async function missed(db: Database): Promise<number[]> {
  const { rows } = await db.execute<{ id: number }>(sql`
    with recent as materialized (
      select distinct coalesce(n.seen_with_id, n.id) as id from ${UNKNOWN}
      where n.last_seen_at > now() - ${sql.raw(MISSED_WITHIN)}
    ), shared as (${sharedAmong(sql`select id from recent`)})
    select id from recent where id not in (select id from shared) order by id limit ${AT_ONCE}`);
  return rows.map(({ id }) => id);
}
