import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { isLockTimeout } from '#lib/core/as-busy.ts';

/** While a transaction waited for a sender, another found more to be the same sender's: what it holds is not all. */
export class SenderGrew extends Error {}

/**
 * Of a query with the identities that all of a sender name: locks each sender as a whole, in the one order in which everybody
 * does. Two who took some of it each, and then the rest, would wait for each other.
 */
export function lockedWith(senders: SQL): SQL {
  return sql`
    select n.id from contact_identity n
    where n.id = any(array(${senders})) or n.seen_with_id = any(array(${senders}))
    order by (n.value || ' ' || n.kind || ' ' || n.scope) collate "C" for no key update`;
}

/**
 * Makes sure that senders are held as a whole. What is missing is taken at once or not at all, since it is out of order.
 * @throws SenderGrew when somebody else holds a part
 */
export async function holdWhole(senders: readonly number[], tx: Database): Promise<void> {
  const these = sql`${sql.param([...senders])}::bigint[]`;
  try {
    await tx.execute(sql`
      select from contact_identity where id = any(${these}) or seen_with_id = any(${these}) for no key update nowait`);
  } catch (error) {
    throw isLockTimeout(error) ? new SenderGrew('sender', { cause: error }) : error;
  }
}
