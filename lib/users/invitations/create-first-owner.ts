import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { organizationName } from '#lib/organization/organization-name.ts';
import { hashPassword, newPassword, refuseOwnEmail } from '../sign-in/password.ts';
import { userEmail, userName } from '../user-fields.ts';
import type { User } from '../user-row.ts';
import { insertFirstOwner } from './first-owner.ts';
import { hasNoUsers, lockFirstUser } from './first-user-lock.ts';

const schema = z.object({
  organization: organizationName.optional(),
  name: userName.optional(),
  email: userEmail,
  password: newPassword,
});

/**
 * In an empty deployment (OWNER_EMAIL, command line): `{ email, password, name?, organization? }`. There is no actor yet. null
 * once a user exists.
 */
export async function createFirstOwner(input: unknown, db: Database = database()): Promise<User | null> {
  const { password, ...fields } = parseInput(schema, input);
  refuseOwnEmail(password, fields.email);
  if (!(await hasNoUsers(db))) return null;
  const passwordHash = await hashPassword(password);
  const name = fields.name ?? fields.email.slice(0, fields.email.indexOf('@'));
  return db.transaction(async (tx) => {
    await lockFirstUser(tx);
    return (await hasNoUsers(tx)) ? insertFirstOwner({ ...fields, name, passwordHash }, 'cli', tx) : null;
  });
}
