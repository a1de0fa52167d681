import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { lockSlots, takeSlot } from '#lib/presence/slots.ts';
import { writePresence } from '#lib/presence/write-presence.ts';
import type { Step } from '#lib/routing/decision.ts';
import { changeInteraction, takesSlot } from './changing/change-interaction.ts';
import type { InteractionRow } from './reading/interaction-view.ts';

export interface DeskHoldings {
  open: number;
  held: number;
  voicemails: number;
}

/** What is with an agent now. */
export async function getDeskHoldings(userId: number, db: Database): Promise<DeskHoldings> {
  const { rows } = await db.execute<DeskHoldings & Record<string, unknown>>(sql`
    select count(*) filter (where state in ('open', 'offered', 'forwarded'))::int as open,
      count(*) filter (where state = 'held')::int as held, count(*) filter (where state = 'voicemail')::int as voicemails
    from interaction where agent_id = ${userId} and state not in ('closed', 'refused')`);
  const [found] = rows;
  return found ?? { open: 0, held: 0, voicemails: 0 };
}

/** Who takes over what is with somebody who leaves: an agent, or a queue, of a service or of none. */
export type Heir = { agentId: number } | { serviceId: number | null };

/**
 * Moves everything that is with an agent, who is offline from then on, to somebody else or into a queue. What the heir has no room
 * for is held for them; a call that is on the line goes into the queue. @returns how many
 */
export async function leaveDesk(actor: Actor, userId: number, heir: Heir, tx: Database): Promise<number> {
  const before = await lockHeld(userId, [], tx);
  await lockSlots([userId, 'agentId' in heir ? heir.agentId : null], tx);
  await writePresence(userId, { state: 'offline' }, tx);
  // What took a slot in the meantime; from now on nothing can.
  const all = [
    ...before,
    ...(await lockHeld(
      userId,
      before.map(({ id }) => id),
      tx,
    )),
  ];
  for (const row of all) await move(actor, row, heir, tx);
  await tx.execute(sql`
    update agent_presence set open_interactions = 0, live_calls = 0 where user_id = ${userId}`);
  return all.length;
}

type Moved = Pick<InteractionRow, 'id' | 'state' | 'medium' | 'serviceId'>;

async function lockHeld(userId: number, known: readonly number[], tx: Database): Promise<Moved[]> {
  const { rows } = await tx.execute<Moved & Record<string, unknown>>(sql`
    select id, state, medium, service_id as "serviceId" from interaction
    where agent_id = ${userId} and state not in ('closed', 'refused') and id <> all(${sql.param([...known])}::bigint[])
    order by id for no key update`);
  return rows;
}

async function move(actor: Actor, row: Moved, heir: Heir, tx: Database): Promise<void> {
  const isLive = row.medium === 'voice' && takesSlot(row);
  if ('agentId' in heir && !isLive) {
    const step = { rule: 'leave', result: 'to_agent', saw: { agent: heir.agentId, by: actor.userId } };
    await changeInteraction(
      row.id,
      { agentId: heir.agentId, state: await stateWith(heir.agentId, row, tx) },
      [step],
      tx,
    );
    return;
  }
  const serviceId =
    ('serviceId' in heir ? heir.serviceId : null) ?? row.serviceId ?? (await defaultServiceId(tx));
  const step: Step = serviceId
    ? { rule: 'leave', result: 'to_service', saw: { service: serviceId, by: actor.userId } }
    : { rule: 'leave', result: 'to_queue', saw: { by: actor.userId } };
  const state = row.state === 'voicemail' ? ('voicemail' as const) : ('waiting' as const);
  await changeInteraction(row.id, { agentId: null, serviceId, state }, [step], tx);
}

async function stateWith(agentId: number, { state, medium }: Moved, tx: Database): Promise<Moved['state']> {
  if (state !== 'open') return state;
  return (await takeSlot(agentId, medium, tx)) ? 'open' : 'held';
}

async function defaultServiceId(tx: Database): Promise<number | null> {
  const { rows } = await tx.execute<{ id: number }>(sql`
    select id from service where archived_at is null
    order by id is not distinct from (select default_service_id from organization limit 1) desc, id limit 1`);
  return rows[0]?.id ?? null;
}
