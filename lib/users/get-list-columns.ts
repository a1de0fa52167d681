import { eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';

/** The columns the actor chose for the list of contacts, in their order; null for who chose none. Some may be gone since. */
export async function getListColumns(actor: Actor, db: Database = database()): Promise<string[] | null> {
  authorize(actor, 'profile.manage');
  const [row] = await db
    .select({ columns: users.listColumns })
    .from(users)
    .where(eq(users.id, actor.userId))
    .prepare('list_columns')
    .execute();
  return row?.columns ?? null;
}
