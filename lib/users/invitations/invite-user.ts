import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { createUser } from '../create-user.ts';
import type { User } from '../user-row.ts';
import { createInvitationLink } from './create-invitation-link.ts';

/** `{ name, email, role, canAnonymize? }`. The user chooses the password at `path`, which the actor passes on. */
export async function inviteUser(
  actor: Actor,
  input: unknown,
  db: Database = database(),
): Promise<{ user: User; path: string }> {
  authorize(actor, 'users.manage');
  const { password: _, ...fields } = Object(input) as Record<string, unknown>;
  return db.transaction(async (tx) => {
    const user = await createUser(actor, fields, tx);
    return { user, path: await createInvitationLink(actor, user.id, tx) };
  });
}
