import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { confirmOwnPassword } from './sign-in/confirm-own-password.ts';

/**
 * Whether the grant of the user may change: on a page whoever gives or takes it says their own password once more. A token of the
 * API and the command line have none to say. Asked before anything is locked, since a password takes its time.
 */
export async function confirmsGrant(
  actor: Actor,
  userId: number | null,
  canAnonymize: boolean | undefined,
  ownPassword: string | undefined,
  db: Database,
): Promise<boolean> {
  if (actor.via !== 'web') return true;
  if (canAnonymize === undefined || canAnonymize === (await isGranted(userId, db))) return false;
  if (!ownPassword) return false;
  await confirmOwnPassword(actor, ownPassword, 'ownPassword', db);
  return true;
}

async function isGranted(userId: number | null, db: Database): Promise<boolean> {
  if (userId === null) return false;
  const [user] = await db
    .select({ canAnonymize: users.canAnonymize })
    .from(users)
    .where(eq(users.id, userId));
  return user?.canAnonymize ?? false;
}
