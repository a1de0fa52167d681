import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { EventType, InteractionData } from '#lib/core/events/event-types.ts';
import { isHeard } from '#lib/core/events/heard-events.ts';
import { noteEvent } from '#lib/core/events/note-event.ts';

type InteractionEvent = Extract<EventType, `interaction.${string}`>;
type MessageEvent = Extract<EventType, `message.${string}`>;

/** Tells other systems of interactions as they are now, behind the change. */
export async function noteInteractions(
  types: readonly InteractionEvent[],
  ids: readonly number[],
  tx: Database,
): Promise<void> {
  if (ids.length === 0 || types.length === 0 || !(await isHeard(types, tx))) return;
  const { rows } = await tx.execute<InteractionData & Record<string, unknown>>(sql`
    select id, contact_id as "contactId", channel_id as "channelId", medium, direction, state, agent_id as "agentId",
      service_id as "serviceId", sequence
    from interaction where id = any(${sql.param([...ids])}::bigint[]) order by id`);
  await noteEvent(
    rows.flatMap((data) => types.map((type) => ({ type, data }))),
    tx,
  );
}

export async function noteMessage(type: MessageEvent, id: number | undefined, tx: Database): Promise<void> {
  if (id === undefined || !(await isHeard([type], tx))) return;
  const { rows } = await tx.execute<{
    id: number;
    interactionId: number;
    contactId: number | null;
    channelId: number;
  }>(sql`
    select m.id, m.interaction_id as "interactionId", i.contact_id as "contactId", m.channel_id as "channelId"
    from message m join interaction i on i.id = m.interaction_id where m.id = ${id}`);
  await noteEvent(
    rows.map((data) => ({ type, data })),
    tx,
  );
}
