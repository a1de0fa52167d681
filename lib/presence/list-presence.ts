import { and, asc, eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { agentPresence, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import type { Presence } from '#lib/routing/routing-facts.ts';

export interface AgentLoad {
  id: number;
  name: string;
  email: string;
  state: Presence;
  reason: string | null;
  since: Date | null;
  open: number;
  most: number;
  held: number;
  voicemails: number;
}

const ORDER = sql`case coalesce(${agentPresence.state}, 'offline') when 'available' then 0 when 'paused' then 1 else 2 end`;

/** Everyone who can serve, whoever is there first, with what they have. */
export async function listPresence(actor: Actor, db: Database = database()): Promise<AgentLoad[]> {
  authorize(actor, 'presence.others');
  return db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      state: sql<Presence>`coalesce(${agentPresence.state}, 'offline')`,
      reason: agentPresence.reason,
      since: agentPresence.since,
      open: sql<number>`coalesce(${agentPresence.openInteractions}, 0)`,
      most: sql<number>`coalesce(${agentPresence.mostInteractions}, 5)`,
      held: countOf(sql`state = 'held'`),
      voicemails: countOf(sql`state = 'voicemail' and heard_at is null`),
    })
    .from(users)
    .leftJoin(agentPresence, eq(agentPresence.userId, users.id))
    .where(and(eq(users.active, true)))
    .orderBy(ORDER, asc(sql`fold_text(${users.name})`), asc(users.id));
}

function countOf(which: ReturnType<typeof sql>) {
  return sql<number>`(select count(*)::int from interaction i where i.agent_id = ${users.id} and ${which})`;
}
