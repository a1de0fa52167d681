import { eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { setPresence, setPresenceOf } from '#lib/interactions/set-presence.ts';
import { type User, userColumns } from './user-row.ts';

/** `{ presence }` of the actor, or of somebody whom they may pause. @throws NotFound */
export async function setUserPresence(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<User> {
  authorize(actor, 'presence.own');
  if (id === actor.userId) await setPresence(actor, input, db);
  else await setPresenceOf(actor, id, input, db);
  const [user] = await db.select(userColumns).from(users).where(eq(users.id, id));
  if (!user) throw new NotFound('user');
  return user;
}
