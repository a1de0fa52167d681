import { createHash } from 'node:crypto';
import { and, eq, gt, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { confirmations } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { hashOfToken, newSecretToken } from '../tokens/secret-token.ts';
import { confirmOwnPassword } from './confirm-own-password.ts';
import { givenPassword } from './password.ts';

/** How long what was confirmed may wait to be done. */
const MINUTES = 5;

export const identityInput = z.object({
  login: z.string('required').trim().min(1, 'required').max(LONGEST.email, 'too_long').toLowerCase(),
  password: givenPassword,
});

/** What is confirmed, down to the session it is asked in: anything else needs another confirmation. */
export interface Confirmed {
  /** The session's id, or the API token. Only its hash is kept. */
  session: string;
  operation: string;
  /** Of exactly what the operation is about. */
  digest: string;
}

/**
 * `{ login, password }`: the signed-in person says again who they are. Few tries, as at signing in.
 * @returns a token that `spendConfirmation` takes once, within five minutes. @throws Refused
 */
export async function confirmIdentity(
  actor: Actor,
  { session, operation, digest }: Confirmed,
  input: unknown,
  db: Database = database(),
): Promise<string> {
  authorize(actor, 'profile.manage');
  const { login, password } = parseInput(identityInput, input);
  await confirmOwnPassword(actor, password, 'password', db, login);
  const token = newSecretToken();
  await db.delete(confirmations).where(lt(confirmations.createdAt, oldest()));
  await db.insert(confirmations).values({
    tokenHash: hashOfToken(token),
    userId: actor.userId,
    session: hashed(session),
    operation,
    digest,
  });
  return token;
}

/** In the transaction of what was confirmed. @throws Refused when it was for something else, is spent or too old */
export async function spendConfirmation(
  actor: Actor,
  { session, operation, digest }: Confirmed,
  token: string,
  tx: Database,
): Promise<void> {
  const spent = await tx
    .delete(confirmations)
    .where(
      and(
        eq(confirmations.tokenHash, hashOfToken(token)),
        eq(confirmations.userId, actor.userId),
        eq(confirmations.session, hashed(session)),
        eq(confirmations.operation, operation),
        eq(confirmations.digest, digest),
        gt(confirmations.createdAt, oldest()),
      ),
    )
    .returning({ userId: confirmations.userId });
  if (spent.length === 0) refuse('form', 'confirmation_expired', { minutes: MINUTES });
}

function oldest() {
  return sql`now() - make_interval(mins => ${MINUTES})`;
}

function hashed(session: string): string {
  return createHash('sha256').update(session).digest('hex');
}
