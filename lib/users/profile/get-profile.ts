import { eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type User, userColumns } from '../user-row.ts';

/** `locale` is the actor's own choice; null follows the organization. */
export async function getProfile(actor: Actor, db: Database = database()): Promise<User> {
  authorize(actor, 'profile.manage');
  const [user] = await db.select(userColumns).from(users).where(eq(users.id, actor.userId));
  if (!user) throw new NotFound('user');
  return user;
}
