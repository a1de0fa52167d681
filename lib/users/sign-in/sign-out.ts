import { eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { userSessions } from '#db/schema/index.ts';
import { audit } from '#lib/core/audit/audit.ts';

/** Copies of the cookie become invalid. */
export async function signOut(sessionId: string, db: Database = database()): Promise<void> {
  await db.transaction(async (tx) => {
    const [session] = await tx
      .delete(userSessions)
      .where(eq(userSessions.id, sessionId))
      .returning({ userId: userSessions.userId });
    if (!session) return;
    await audit({ userId: session.userId, via: 'web' }, { action: 'session.closed' }, tx);
  });
}
