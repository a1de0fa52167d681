import { eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { agentPresence } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import type { Presence } from '#lib/routing/routing-facts.ts';

export interface OwnPresence {
  state: Presence;
  reason: string | null;
  since: Date | null;
  openInteractions: number;
  mostInteractions: number;
}

/** The actor's own. */
export async function getPresence(actor: Actor, db: Database = database()): Promise<OwnPresence> {
  authorize(actor, 'presence.own');
  const [row] = await db.select().from(agentPresence).where(eq(agentPresence.userId, actor.userId));
  return row ?? { state: 'offline', reason: null, since: null, openInteractions: 0, mostInteractions: 5 };
}
