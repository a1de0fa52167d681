import { eq, type SQL } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden, NotFound } from '#lib/core/errors.ts';
import { grantableRoles, type Permission } from '#lib/core/permissions.ts';
import { rowId, SMALL_ID } from '#lib/core/row-id.ts';
import { type User, userColumns } from './user-row.ts';

/** Owners manage everyone; managers only supervisors and agents. */
export function mayManage(actor: Actor, user: Pick<User, 'role'>): boolean {
  return grantableRoles(actor).includes(user.role);
}

/** @throws NotFound, Forbidden */
export async function lockManageableUser(
  actor: Actor,
  id: number,
  permission: Permission,
  db: Database,
): Promise<User> {
  const user = await lockUser(eq(users.id, rowId('user', id, SMALL_ID)), db);
  if (!mayManage(actor, user)) throw new Forbidden(permission);
  return user;
}

/** @throws NotFound */
export async function lockUser(condition: SQL, db: Database): Promise<User> {
  const [user] = await db.select(userColumns).from(users).where(condition).for('no key update');
  if (!user) throw new NotFound('user');
  return user;
}
