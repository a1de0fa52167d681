import { eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { signInThrottles, userSessions, users } from '#db/schema/index.ts';
import { refuse } from '#lib/core/errors.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { knownBrowser, withKnownAccount } from './known-browser.ts';
import { openSession } from './open-session.ts';
import { givenPassword, verifyPassword } from './password.ts';
import { type ThrottleKey, throttled } from './sign-in-throttle.ts';

const schema = z.object({
  email: z.string('required').trim().min(1, 'required').max(LONGEST.email, 'too_long').toLowerCase(),
  password: givenPassword,
});

export interface SignInOrigin {
  address?: string | null;
  browser?: string;
}

const DAY = 24 * 3_600_000;

/**
 * `{ email, password }`. Unknown, inactive and invited accounts get the answer of a wrong password, after the same work and
 * under the same counts. @throws Refused: wrong, or (limited) too many attempts or the machine too busy
 */
export async function signIn(
  input: unknown,
  origin: SignInOrigin = {},
  db: Database = database(),
): Promise<{ sessionId: string; browser: string }> {
  const { email, password } = parseInput(schema, input);
  let user: { id: number; passwordHash: string | null; active: boolean } | undefined;
  const isRight = await throttled(
    throttleKeys(email, origin),
    async () => {
      user = await findAccount(email, db);
      return verifyPassword(user?.active ? user.passwordHash : null, password);
    },
    db,
  );
  if (!isRight || !user) refuse('form', 'sign_in_wrong');
  const sessionId = await openVerified(user, db);
  await sweep(db);
  return { sessionId, browser: withKnownAccount(origin.browser, email) };
}

function throttleKeys(email: string, origin: SignInOrigin): ThrottleKey[] {
  const nonce = knownBrowser(origin.browser, email);
  if (nonce) return [{ name: `browser:${nonce}:${email}`, free: 5 }];
  const account = { name: `account:${email}`, free: 5 };
  return origin.address ? [account, { name: `address:${origin.address}`, free: 20 }] : [account];
}

async function findAccount(email: string, db: Database) {
  const [user] = await db
    .select({ id: users.id, passwordHash: users.passwordHash, active: users.active })
    .from(users)
    .where(eq(users.email, email));
  return user;
}

/** A password change ends all sessions, so none may open with a password that changed since it was verified. */
async function openVerified(
  verified: { id: number; passwordHash: string | null },
  db: Database,
): Promise<string> {
  return db.transaction(async (tx) => {
    const [user] = await tx
      .select({ passwordHash: users.passwordHash, active: users.active })
      .from(users)
      .where(eq(users.id, verified.id))
      .for('share');
    if (!user?.active || user.passwordHash !== verified.passwordHash) refuse('form', 'sign_in_wrong');
    return openSession(verified.id, tx);
  });
}

async function sweep(db: Database): Promise<void> {
  await db.delete(userSessions).where(lt(userSessions.expiresAt, new Date()));
  await db.delete(signInThrottles).where(lt(signInThrottles.lastFailureAt, new Date(Date.now() - DAY)));
}
