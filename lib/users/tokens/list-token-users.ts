import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { listUsers, type UserListed } from '../list-users.ts';
import { mayManageTokens } from './create-api-token.ts';

export async function listTokenUsers(actor: Actor, db: Database = database()): Promise<UserListed[]> {
  authorize(actor, 'tokens.manage');
  const users = await listUsers(actor, db);
  return users.filter((user) => user.active && mayManageTokens(actor, user));
}
