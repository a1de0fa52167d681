import { asc, eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { agentPresence, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import type { Presence } from '#lib/routing/routing-facts.ts';

export interface Colleague {
  id: number;
  name: string;
  email: string;
  state: Presence;
}

/** Whom an interaction can be given to; their load is for supervisors alone. */
export async function listColleagues(actor: Actor, db: Database = database()): Promise<Colleague[]> {
  authorize(actor, 'interactions.serve');
  return db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      state: sql<Presence>`coalesce(${agentPresence.state}, 'offline')`,
    })
    .from(users)
    .leftJoin(agentPresence, eq(agentPresence.userId, users.id))
    .where(eq(users.active, true))
    .orderBy(asc(sql`fold_text(${users.name})`), asc(users.id));
}
