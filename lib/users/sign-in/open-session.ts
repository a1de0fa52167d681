import type { Database } from '#db/client.ts';
import { userSessions } from '#db/schema/index.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { sessionLimits } from '#lib/web/session-limits.ts';
import { newSecretToken } from '../tokens/secret-token.ts';

/** Only after the person was authenticated. Returns the id for the cookie. */
export async function openSession(userId: number, db: Database): Promise<string> {
  const id = newSecretToken();
  await db
    .insert(userSessions)
    .values({ id, userId, expiresAt: new Date(Date.now() + sessionLimits().total) });
  await audit({ userId, via: 'web' }, { action: 'session.opened' }, db);
  return id;
}
