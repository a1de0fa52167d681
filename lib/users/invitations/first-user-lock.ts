import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { users } from '#db/schema/index.ts';

const FIRST_USER_LOCK = 7_421_003;

export async function hasNoUsers(db: Database): Promise<boolean> {
  const rows = await db.select({ id: users.id }).from(users).limit(1);
  return rows.length === 0;
}

/** One transaction at a time decides whether there is a first user; the others wait and then see it. */
export async function lockFirstUser(db: Database): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${FIRST_USER_LOCK})`);
}
