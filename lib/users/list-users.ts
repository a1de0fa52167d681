import { asc, desc, eq, max, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { userSessions, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type User, userColumns } from './user-row.ts';

export interface UserListed extends User {
  lastSeenAt: Date | null;
}

/** Active users first, then by name. */
export async function listUsers(actor: Actor, db: Database = database()): Promise<UserListed[]> {
  authorize(actor, 'users.view');
  return db
    .select({ ...userColumns, lastSeenAt: max(userSessions.lastSeenAt) })
    .from(users)
    .leftJoin(userSessions, eq(userSessions.userId, users.id))
    .groupBy(users.id)
    .orderBy(desc(users.active), asc(sql`fold_text(${users.name})`), asc(users.id));
}
