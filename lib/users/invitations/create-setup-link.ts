import { eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { accessLinks } from '#db/schema/index.ts';
import { hashOfToken, newSecretToken } from '../tokens/secret-token.ts';
import { hasNoUsers, lockFirstUser } from './first-user-lock.ts';

const VALID_FOR = 24 * 3_600_000;

/** The token of `/setup/<token>`: works once, within 24 hours, and replaces earlier ones. null once a user exists. */
export async function createSetupLink(db: Database = database()): Promise<string | null> {
  return db.transaction(async (tx) => {
    await lockFirstUser(tx);
    if (!(await hasNoUsers(tx))) return null;
    const token = newSecretToken();
    await tx.delete(accessLinks).where(eq(accessLinks.purpose, 'setup'));
    await tx.insert(accessLinks).values({
      tokenHash: hashOfToken(token),
      purpose: 'setup',
      expiresAt: new Date(Date.now() + VALID_FOR),
    });
    return token;
  });
}
