import type { Database } from '#db/client.ts';
import { organization, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { type User, userColumns } from '../user-row.ts';

/** The caller holds the first-user lock and knows that there is no user. */
export async function insertFirstOwner(
  fields: { name: string; email: string; passwordHash: string; organization?: string },
  via: Actor['via'],
  tx: Database,
): Promise<User> {
  const { organization: name, ...owner } = fields;
  const row = tx.insert(organization).values({ id: 1, ...(name && { name }) });
  if (name) await row.onConflictDoUpdate({ target: organization.id, set: { name } });
  else await row.onConflictDoNothing();
  const [user] = await tx
    .insert(users)
    .values({ ...owner, role: 'owner' })
    .returning(userColumns);
  if (!user) throw new Error('owner not stored');
  await audit(
    { userId: user.id, via },
    { action: 'user.created', subjectId: user.id, fields: ['name', 'email', 'role'] },
    tx,
  );
  return user;
}
