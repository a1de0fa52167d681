import { and, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { userSessions, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
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
 * Changes the actor's own password, `{ currentPassword, password, passwordAgain? }`. Every other session of theirs ends;
 * `sessionId`, the one in use, stays. Wrong guesses of the current password are slowed down like sign-ins.
 */
export async function changeOwnPassword(
  actor: Actor,
  input: unknown,
  sessionId: string | null,
  db: Database = database(),
): Promise<void> {
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
  await db.transaction(async (tx) => {
    if ((await hashOf(actor.userId, tx, true)) !== oldHash) refuse('currentPassword', 'password_wrong');
    await tx.update(users).set({ passwordHash, updatedAt: new Date() }).where(eq(users.id, actor.userId));
    const own = eq(userSessions.userId, actor.userId);
    await tx.delete(userSessions).where(sessionId ? and(own, ne(userSessions.id, sessionId)) : own);
    await audit(
      actor,
      { action: 'user.password-changed', subject: 'user', subjectId: actor.userId, fields: ['password'] },
      tx,
    );
  });
}

async function hashOf(userId: number, db: Database, lock = false): Promise<string | null> {
  const query = db.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, userId));
  const [row] = lock ? await query.for('update') : await query;
  return row?.passwordHash ?? null;
}
