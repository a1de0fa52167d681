import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { organizationName } from '#lib/organization/organization-name.ts';
import { openSession } from '../sign-in/open-session.ts';
import { hashPassword, newPassword, refuseOwnEmail, refuseUnlessRepeated } from '../sign-in/password.ts';
import { userEmail, userName } from '../user-fields.ts';
import type { User } from '../user-row.ts';
import { findAccessLink, markLinkUsed } from './access-link.ts';
import { insertFirstOwner } from './first-owner.ts';
import { hasNoUsers, lockFirstUser } from './first-user-lock.ts';

const schema = z.object({
  token: z.string('link_invalid').max(100, 'link_invalid'),
  organization: organizationName,
  name: userName,
  email: userEmail,
  password: newPassword,
  passwordAgain: z.string().optional(),
});

/** `{ token, organization, name, email, password, passwordAgain? }`. The link works once. */
export async function setUpOrganization(
  input: unknown,
  db: Database = database(),
): Promise<{ user: User; sessionId: string }> {
  const { token, password, passwordAgain, ...fields } = parseInput(schema, input);
  refuseUnlessRepeated(password, passwordAgain);
  refuseOwnEmail(password, fields.email);
  if (!(await findAccessLink(token, 'setup', db))) refuse('form', 'link_invalid');
  const passwordHash = await hashPassword(password);
  return db.transaction(async (tx) => {
    await lockFirstUser(tx);
    const link = await findAccessLink(token, 'setup', tx, true);
    if (!link || !(await hasNoUsers(tx))) refuse('form', 'link_invalid');
    await markLinkUsed(link.tokenHash, tx);
    const user = await insertFirstOwner({ ...fields, passwordHash }, 'web', tx);
    return { user, sessionId: await openSession(user.id, tx) };
  });
}
