import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

const IDENTITY_LOCK = 7_421_002;

/**
 * Makes the transaction wait its turn among everyone who is about to look an identifier up and then write it: two that
 * looked at once would both find it free. Take it before locking any contact's row, or two writers wait for each other.
 */
export async function lockIdentities(db: Database): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${IDENTITY_LOCK})`);
}
