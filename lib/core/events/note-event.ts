import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { NotedEvent } from './event-types.ts';
import { isHeard } from './heard-events.ts';

/** Keeps what is sent well below the 20 kB that receivers may count on. */
const MOST_IDS = 1_000;

/**
 * Notes what happened for those who want to hear it, in the transaction of the change: sent if that commits and never else. Call
 * it behind the lock of what it is about, so that the order of events is the order of changes. Costs nothing where nobody listens.
 */
export async function noteEvent(event: NotedEvent | readonly NotedEvent[], tx: Database): Promise<void> {
  const events = [event].flat().flatMap(inParts);
  if (events.length === 0 || !(await isHeard([...new Set(events.map(({ type }) => type))], tx))) return;
  const given = events.map(({ type, data }) => {
    const { contactId, ...rest } = data as { contactId?: number | null };
    return { type, contactId, data: rest };
  });
  await tx.execute(sql`
    with given as (
      select place, one ->> 'type' as type, (one ->> 'contactId')::bigint as contact_id, one -> 'data' as data
      from jsonb_array_elements(${JSON.stringify(given)}::jsonb) with ordinality as given(one, place)
    ), endpoint as (
      select id, events from webhook_endpoint where state in ('active', 'paused')
    ), noted as (
      insert into webhook_event (type, contact_id, data)
      select type, contact_id, data from given
      where exists (select from endpoint where given.type = any(endpoint.events)) order by place
      returning id, type
    )
    insert into webhook_delivery (event_id, endpoint_id)
    select noted.id, endpoint.id from noted join endpoint on noted.type = any(endpoint.events) order by 1, 2`);
}

function inParts(event: NotedEvent): NotedEvent[] {
  if (!('ids' in event.data)) return [event];
  const { ids } = event.data;
  const parts = Array.from({ length: Math.ceil(ids.length / MOST_IDS) }, (_, part) =>
    ids.slice(part * MOST_IDS, (part + 1) * MOST_IDS),
  );
  return parts.map((some) => ({ ...event, data: { ids: some } }) as NotedEvent);
}
