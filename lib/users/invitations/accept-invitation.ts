import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { userSessions, users } from '#db/schema/index.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { lockUser } from '../manageable-user.ts';
import { openSession } from '../sign-in/open-session.ts';
import { hashPassword, newPassword, refuseOwnEmail, refuseUnlessRepeated } from '../sign-in/password.ts';
import { findAccessLink, markLinkUsed } from './access-link.ts';
import { getInvitation } from './get-invitation.ts';

const schema = z.object({
  token: z.string('link_invalid').max(100, 'link_invalid'),
  password: newPassword,
  passwordAgain: z.string().optional(),
});

/** `{ token, password, passwordAgain? }`: ends all sessions of the user and opens a new one. The link works once. */
export async function acceptInvitation(
  input: unknown,
  db: Database = database(),
): Promise<{ userId: number; email: string; sessionId: string }> {
  const { token, password, passwordAgain } = parseInput(schema, input);
  const invited = await getInvitation(token, db).catch(refuseUnknownLink);
  refuseUnlessRepeated(password, passwordAgain);
  refuseOwnEmail(password, invited.email);
  const passwordHash = await hashPassword(password);
  return db.transaction(async (tx) => {
    const user = await lockUser(eq(users.id, invited.id), tx);
    const link = await findAccessLink(token, 'invitation', tx, true);
    if (!link || !user.active) refuse('form', 'link_invalid');
    await markLinkUsed(link.tokenHash, tx);
    await tx.update(users).set({ passwordHash, updatedAt: new Date() }).where(eq(users.id, user.id));
    await tx.delete(userSessions).where(eq(userSessions.userId, user.id));
    await audit(
      { userId: user.id, via: 'web' },
      { action: 'user.invitation-accepted', subjectId: user.id, fields: ['password'] },
      tx,
    );
    return { userId: user.id, email: user.email, sessionId: await openSession(user.id, tx) };
  });
}

function refuseUnknownLink(error: unknown): never {
  if (error instanceof NotFound) refuse('form', 'link_invalid');
  throw error;
}
