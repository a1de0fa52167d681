import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Presence } from '#lib/routing/routing-facts.ts';

export interface PresenceChange {
  state?: Presence;
  /** Why paused; a code of the catalogue or somebody's words. */
  reason?: string | null;
  mostInteractions?: number;
}

/** Writes somebody's presence or limit; what is left out stays. Nothing is taken away from who has more than a lower limit. */
export async function writePresence(userId: number, change: PresenceChange, tx: Database): Promise<void> {
  const { state, mostInteractions } = change;
  const reason = state === 'paused' ? (change.reason ?? null) : null;
  await tx.execute(sql`
    insert into agent_presence (user_id, state, reason, most_interactions)
    values (${userId}, ${state ?? 'offline'}, ${reason}, ${mostInteractions ?? 5})
    on conflict (user_id) do update set
      ${state === undefined ? sql`` : sql`state = ${state}, reason = ${reason}, since = case when agent_presence.state = ${state} then agent_presence.since else now() end,`}
      most_interactions = coalesce(${mostInteractions ?? null}::integer, agent_presence.most_interactions)`);
}
