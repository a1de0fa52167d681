import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { userSessions, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { openSession } from '../sign-in/open-session.ts';
import {
  givenPassword,
  hashPassword,
  newPassword,
  refuseOwnEmail,
  refuseUnlessRepeated,
  verifyPassword,
} from '../sign-in/password.ts';
import { accountAttempt } from '../sign-in/sign-in-throttle.ts';

const schema = z.object({
  currentPassword: givenPassword,
  password: newPassword,
  passwordAgain: z.string().optional(),
});

/**
 * `{ currentPassword, password, passwordAgain? }`. Ends every session of the actor, this one too (its cookie may have been
 * copied), and opens a new one. Throttled like sign-ins.
 */
export async function changeOwnPassword(
  actor: Actor,
  input: unknown,
  db: Database = database(),
): Promise<{ sessionId: string }> {
  authorize(actor, 'profile.manage');
  const { currentPassword, password, passwordAgain } = parseInput(schema, input);
  refuseUnlessRepeated(password, passwordAgain);
  refuseOwnEmail(password, actor.email);
  const oldHash = await hashOf(actor.userId, db);
  const isRight = await accountAttempt(
    `password:${actor.userId}`,
    () => verifyPassword(oldHash, currentPassword),
    db,
  );
  if (!isRight) refuse('currentPassword', 'password_wrong');
  const passwordHash = await hashPassword(password);
  return db.transaction(async (tx) => {
    if ((await hashOf(actor.userId, tx, true)) !== oldHash) refuse('currentPassword', 'password_wrong');
    await tx.update(users).set({ passwordHash, updatedAt: new Date() }).where(eq(users.id, actor.userId));
    await tx.delete(userSessions).where(eq(userSessions.userId, actor.userId));
    await audit(
      actor,
      { action: 'user.password-changed', subjectId: actor.userId, fields: ['password'] },
      tx,
    );
    return { sessionId: await openSession(actor.userId, tx) };
  });
}

async function hashOf(userId: number, db: Database, lock = false): Promise<string | null> {
  const query = db.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, userId));
  const [row] = lock ? await query.for('update') : await query;
  return row?.passwordHash ?? null;
}
