import { type SQL, sql } from 'drizzle-orm';
import { database } from '#db/client.ts';

/** What must hold after any traffic, as queries of what breaks it. */
const BROKEN: Record<string, (deliveries: number) => SQL> = {
  'messages lost or doubled': (deliveries) => sql`
    select * from (select count(*) as messages, count(distinct platform_id) as ids from message where direction = 'inbound') as m
    where messages <> ${deliveries} or ids <> ${deliveries}`,
  'two live ones of a contact': () => sql`
    select contact_id from interaction where state in ('waiting', 'offered', 'open', 'held')
    group by contact_id, channel_id having count(*) > 1`,
  'counters of agents': () => sql`
    select p.user_id from agent_presence p
    where p.open_interactions <> (
        select count(*) from interaction i where i.agent_id = p.user_id and i.state in ('open', 'offered'))
      or p.live_calls <> (
        select count(*) from interaction i where i.agent_id = p.user_id and i.state in ('open', 'offered') and i.medium = 'voice')`,
  'counters of contacts': () => sql`
    select i.contact_id from interaction i join contact c on c.id = i.contact_id
    group by i.contact_id, c.open_interactions
    having c.open_interactions <> count(*) filter (where i.state not in ('closed', 'refused'))`,
  'held beside a free slot': () => sql`
    select i.id from interaction i join agent_presence p on p.user_id = i.agent_id
    where i.state = 'held' and p.state = 'available' and p.open_interactions < p.most_interactions`,
  'keys that lead nowhere': () => sql`select key from idempotency_key where interaction_id is null`,
};

/** How many break each. */
export async function countBroken(deliveries: number): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [what, query] of Object.entries(BROKEN))
    found[what] = (await database().execute(query(deliveries))).rows.length;
  return found;
}

/** Agents who have more than they may at this moment. */
export async function countExceeded(): Promise<number> {
  const { rows } = await database().execute(sql`
    select i.agent_id from interaction i join agent_presence p on p.user_id = i.agent_id
    where i.state in ('open', 'offered') group by i.agent_id, p.most_interactions having count(*) > p.most_interactions`);
  return rows.length;
}
