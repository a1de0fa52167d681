import { eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';

/** The columns the actor chose for the list of contacts, in their order; null for who chose none. Some may be gone since. */
export async function getListColumns(actor: Actor, db: Database = database()): Promise<string[] | null> {
  authorize(actor, 'profile.manage');
  const [row] = await columnsOf(db).execute({ userId: actor.userId });
  return row?.columns ?? null;
}

const columnsOf = prepared((db) =>
  db
    .select({ columns: users.listColumns })
    .from(users)
    .where(eq(users.id, sql.placeholder('userId')))
    .prepare('list_columns'),
);
