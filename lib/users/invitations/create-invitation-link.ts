import { and, eq, lt, or } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { accessLinks } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { lockManageableUser } from '../manageable-user.ts';
import { hashOfToken, newSecretToken } from '../tokens/secret-token.ts';

const VALID_FOR = 7 * 24 * 3_600_000;

/** `/invitation/<token>`, once and for seven days; replaces earlier links. There is no mail server: the actor passes it on. */
export async function createInvitationLink(
  actor: Actor,
  userId: number,
  db: Database = database(),
): Promise<string> {
  authorize(actor, 'users.manage');
  return db.transaction(async (tx) => {
    const user = await lockManageableUser(actor, userId, 'users.manage', tx);
    // People change their own password in the profile, which asks for the old one.
    if (user.id === actor.userId && actor.via !== 'cli') refuse('form', 'own_invitation');
    if (!user.active) refuse('form', 'user_inactive');
    const token = newSecretToken();
    const stale = or(eq(accessLinks.userId, user.id), lt(accessLinks.expiresAt, new Date()));
    await tx.delete(accessLinks).where(and(eq(accessLinks.purpose, 'invitation'), stale));
    await tx.insert(accessLinks).values({
      tokenHash: hashOfToken(token),
      purpose: 'invitation',
      userId: user.id,
      expiresAt: new Date(Date.now() + VALID_FOR),
    });
    await audit(actor, { action: 'user.invited', subjectId: user.id }, tx);
    return `/invitation/${token}`;
  });
}
