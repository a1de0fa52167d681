import { and, desc, eq, inArray, isNull, or } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { apiTokens, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize, grantableRoles } from '#lib/core/permissions.ts';

/** Active tokens of the actor and of users they manage, newest first, without the secrets. */
export async function listApiTokens(actor: Actor, db: Database = database()) {
  authorize(actor, 'tokens.manage');
  return db
    .select({
      id: apiTokens.id,
      name: apiTokens.name,
      createdAt: apiTokens.createdAt,
      lastUsedAt: apiTokens.lastUsedAt,
      user: { id: users.id, name: users.name, role: users.role, active: users.active },
    })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.userId))
    .where(
      and(
        isNull(apiTokens.revokedAt),
        or(eq(users.id, actor.userId), inArray(users.role, [...grantableRoles(actor)])),
      ),
    )
    .orderBy(desc(apiTokens.id));
}
