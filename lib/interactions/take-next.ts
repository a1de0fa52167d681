import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { takeSlot } from '#lib/presence/slots.ts';
import { findService, serviceReference } from '#lib/services/find-service.ts';
import { changeInteraction } from './changing/change-interaction.ts';
import type { InteractionRow } from './reading/interaction-view.ts';
import { QUEUE_ORDER } from './reading/queue-order.ts';
import { visibleInteractions } from './visible-interactions.ts';

export const takeNextInput = z.object({ service: serviceReference.optional() });

/**
 * Gives the actor the first of what waits that they see, of one service or of all: the contact's priority, then arrival. Two who
 * ask at once never get the same. @returns its id; null where nothing waits @throws Refused without a free slot
 */
export async function takeNext(
  actor: Actor,
  input: unknown,
  db: Database = database(),
): Promise<number | null> {
  authorize(actor, 'interactions.serve');
  const { service } = parseInput(takeNextInput, input);
  return db.transaction(async (tx) => {
    const serviceId = service ? await findService('service', service, tx) : null;
    const ofService = serviceId === null ? sql`` : sql`and interaction.service_id = ${serviceId}`;
    const onCall = sql`coalesce((select live_calls from agent_presence where user_id = ${actor.userId}), 0) > 0`;
    const { rows } = await tx.execute<{ id: number; medium: InteractionRow['medium'] }>(sql`
      select interaction.id, interaction.medium from interaction
      where interaction.state = 'waiting' ${ofService} and ${visibleInteractions(actor)}
        and (interaction.medium <> 'voice' or not ${onCall})
      order by ${QUEUE_ORDER} limit 1 for no key update skip locked`);
    const [next] = rows;
    if (!next) return null;
    await takeWaiting(actor, next, tx);
    return next.id;
  });
}

/** Opens a locked interaction of the queue with the actor. @throws Refused without a free slot */
export async function takeWaiting(
  actor: Actor,
  { id, medium }: Pick<InteractionRow, 'id' | 'medium'>,
  tx: Database,
): Promise<void> {
  if (!(await takeSlot(actor.userId, medium, tx))) await refuseSlot(actor.userId, tx);
  const taken = { state: 'open' as const, agentId: actor.userId, openedAt: new Date() };
  const changes = medium === 'voice' ? { ...taken, firstAnswerAt: new Date(), waitsSince: null } : taken;
  await changeInteraction(id, changes, [{ rule: 'take', result: 'next', saw: { agent: actor.userId } }], tx);
}

/** Says why somebody has no slot. @throws Refused (conflict) */
export async function refuseSlot(userId: number, tx: Database): Promise<never> {
  const { rows } = await tx.execute<{ state: string; full: boolean }>(sql`
    select state, open_interactions >= most_interactions as full from agent_presence where user_id = ${userId}`);
  const [row] = rows;
  if (row?.full) return refuse('form', 'agent_full', undefined, 'conflict');
  const code = row?.state === 'available' ? 'agent_on_call' : 'agent_not_available';
  return refuse('form', code, undefined, 'conflict');
}
