import { eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId, SMALL_ID } from '#lib/core/row-id.ts';
import { type User, userColumns } from './user-row.ts';

/** @throws NotFound */
export async function getUser(actor: Actor, id: number, db: Database = database()): Promise<User> {
  authorize(actor, 'users.view');
  const [user] = await db
    .select(userColumns)
    .from(users)
    .where(eq(users.id, rowId('user', id, SMALL_ID)));
  if (!user) throw new NotFound('user');
  return user;
}
