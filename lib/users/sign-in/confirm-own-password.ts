import { and, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { verifyPassword } from './password.ts';
import { accountAttempt } from './sign-in-throttle.ts';

/** Counted with the other tries at this person's password. @throws Refused at `field`, or (limited) after too many */
export async function confirmOwnPassword(
  actor: Actor,
  password: string,
  field: string,
  db: Database,
  login = actor.email,
): Promise<void> {
  const isRight = await accountAttempt(
    `password:${actor.userId}`,
    async () => {
      const [user] = await db
        .select({ email: users.email, passwordHash: users.passwordHash })
        .from(users)
        .where(and(eq(users.id, actor.userId), eq(users.active, true)));
      const matches = await verifyPassword(user?.passwordHash, password.normalize('NFKC'));
      return matches && user?.email === login;
    },
    db,
  );
  if (!isRight) refuse(field, 'identity_wrong');
}
