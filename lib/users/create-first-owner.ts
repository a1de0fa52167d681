import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { organization, users } from '#db/schema/index.ts';
import { audit } from '#lib/core/audit.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { hasNoUsers, lockFirstUser } from './first-user-lock.ts';
import { hashPassword, newPassword, refuseOwnEmail } from './password.ts';
import { userEmail, userName } from './user-fields.ts';
import { type User, userColumns } from './user-row.ts';

export const firstOwner = z.object({
  organization: z.string().trim().min(1, 'required').max(120, 'too_long').optional(),
  name: userName.optional(),
  email: userEmail,
  password: newPassword,
});

/**
 * Opens an empty deployment: the organization and its owner, `{ email, password, name?, organization? }`.
 * Nobody asks for it but who runs the machine (set-up link, OWNER_EMAIL, command line), so there is no actor; once a
 * user exists it does nothing and answers null.
 */
export async function createFirstOwner(
  input: unknown,
  via: 'web' | 'cli' = 'cli',
  db: Database = database(),
): Promise<User | null> {
  const fields = parseInput(firstOwner, input);
  refuseOwnEmail(fields.password, fields.email);
  if (!(await hasNoUsers(db))) return null;
  const passwordHash = await hashPassword(fields.password);
  return db.transaction(async (tx) => {
    await lockFirstUser(tx);
    if (!(await hasNoUsers(tx))) return null;
    await nameOrganization(fields.organization, tx);
    const name = fields.name ?? fields.email.slice(0, fields.email.indexOf('@'));
    const [user] = await tx
      .insert(users)
      .values({ name, email: fields.email, passwordHash, role: 'owner' })
      .returning(userColumns);
    if (!user) return null;
    const actor = { userId: user.id, via };
    await audit(actor, { action: 'user.created', subject: 'user', subjectId: user.id, fields: ['role'] }, tx);
    return user;
  });
}

async function nameOrganization(name: string | undefined, db: Database): Promise<void> {
  const row = db.insert(organization).values({ id: 1, ...(name && { name }) });
  if (name) await row.onConflictDoUpdate({ target: organization.id, set: { name } });
  else await row.onConflictDoNothing();
}
