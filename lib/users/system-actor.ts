import { and, asc, eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { organization, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { actorColumns, actorOf } from '#lib/core/actor-of.ts';
import { NotFound } from '#lib/core/errors.ts';

/** The command line's: the oldest active owner, marked `cli` in the audit trail. @throws NotFound while there is none */
export async function systemActor(db: Database = database()): Promise<Actor> {
  const [row] = await db
    .select(actorColumns)
    .from(users)
    .leftJoin(organization, eq(organization.id, 1))
    .where(and(eq(users.role, 'owner'), eq(users.active, true)))
    .orderBy(asc(users.id))
    .limit(1);
  if (!row) throw new NotFound('owner');
  return actorOf(row, 'cli');
}
