import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { Refused } from '#lib/core/errors.ts';
import { closeInteraction } from '#lib/interactions/close-interaction.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { setPresence } from '#lib/interactions/set-presence.ts';
import { takeNext } from '#lib/interactions/take-next.ts';
import { transferInteraction } from '#lib/interactions/transfer-interaction.ts';
import { actors, createActor } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { makeChannel, makeService, setDesk, wrongContacts, wrongCounters } from './desk.ts';

const CALLS = 400;
const CLIENTS = 8;

/** Half of all is one agent's, who is never alone; each message comes twice under one key. */
describe('hundreds of deliveries from eight clients while agents come, go, take, transfer and close', () => {
  const { db } = useDatabase();
  let platform: Actor;
  let agents: Actor[];
  let channel: number;
  const failures: unknown[] = [];

  beforeAll(async () => {
    const people = await actors(db());
    platform = people.manager;
    agents = [
      people.agent,
      people.supervisor,
      await createActor('Beto Lima', 'agent'),
      await createActor('Duda Reis', 'agent'),
    ];
    await makeService('Geral');
    channel = await makeChannel('whatsapp');
    for (const { userId } of agents) await setDesk(userId, 'available', { most: 3 });
    const ids = agents.map(({ userId }) => userId);
    await db().execute(sql`
      insert into contact (name, phones, owner_id, flow, backup_agent_id, assigned_at, priority)
      select 'Contato ' || n, array['55119' || lpad((10000000 + n)::text, 8, '0')],
        owner, case when n % 3 = 0 then 'backup_agent' else 'message' end,
        case when n % 3 = 0 then case when owner = ${ids[1]}::int then ${ids[2]}::int else ${ids[1]}::int end end, now(), 1 + n % 3
      from generate_series(1, ${CALLS}) as n
      cross join lateral (select (array[${ids[0]}, ${ids[0]}, ${ids[1]}, ${ids[2]}]::int[])[1 + n % 4] as owner) as o`);
    await db().execute(sql`
      insert into contact_identifier (kind, value, contact_id) select 'phone', phones[1], id from contact`);
    await db().execute(
      sql`update contact set owner_id = null, flow = null, backup_agent_id = null, assigned_at = null where id % 5 = 0`,
    );
    await runAll();
  }, 120_000);

  it('never fails', () => {
    expect(failures).toEqual([]);
  });

  it('loses nothing and makes nothing twice', async () => {
    const { rows } = await db().execute(sql`
      select count(*)::int as interactions, count(distinct contact_id)::int as contacts, (select count(*)::int from message) as messages
      from interaction`);
    expect(rows).toEqual([{ interactions: CALLS, contacts: CALLS, messages: CALLS }]);
  });

  it('exceeds no limit at any moment, and counts what is there', async () => {
    expect(exceeded).toEqual([]);
    expect(await wrongCounters()).toEqual([]);
    expect(await wrongContacts()).toEqual([]);
  });

  it('leaves nothing held beside a free slot', async () => {
    const { rows } = await db().execute(sql`
      select p.user_id from agent_presence p where p.state = 'available' and p.open_interactions < p.most_interactions
        and exists (select from interaction i where i.agent_id = p.user_id and i.state = 'held')`);
    expect(rows).toEqual([]);
  });

  const exceeded: unknown[] = [];

  async function runAll(): Promise<void> {
    let next = 0;
    let done = false;
    const clients = Array.from({ length: CLIENTS }, async () => {
      for (let n = ++next; n <= CALLS; n = ++next) {
        const call = { channel, from: { phone: `0119${10_000_000 + n}` }, body: 'Oi', externalId: `m${n}` };
        await Promise.all([1, 2].map(() => attempt(() => deliverInteraction(platform, call, `k${n}`))));
      }
    });
    const desks = agents.map(async (agent, at) => {
      for (let turn = at; !done; turn++) {
        await attempt(() => workOnce(agent, turn));
        await watch();
      }
    });
    await Promise.all(clients);
    done = true;
    await Promise.all(desks);
    for (const agent of agents) await attempt(() => setPresence(agent, { presence: 'available' }));
  }

  async function workOnce(agent: Actor, turn: number): Promise<unknown> {
    const { rows } = await db().execute<{ id: number }>(sql`
      select id from interaction where agent_id = ${agent.userId} and state = 'open' order by id limit 1`);
    const open = rows[0]?.id;
    if (turn % 7 === 0) return setPresence(agent, { presence: 'paused' });
    if (turn % 7 === 1) return setPresence(agent, { presence: 'available' });
    if (turn % 7 === 2) return takeNext(agent, {});
    const other = agents[turn % agents.length];
    if (turn % 7 === 3 && open && other && other !== agent)
      return transferInteraction(agent, open, { agentEmail: other.email });
    return open ? closeInteraction(agent, open, {}) : null;
  }

  /** Refusals are answers; anything else is a fault. */
  async function attempt(work: () => Promise<unknown>): Promise<void> {
    await work().catch((error: unknown) => {
      if (!(error instanceof Refused)) failures.push(error);
    });
  }

  async function watch(): Promise<void> {
    const { rows } = await db().execute(sql`
      select agent_id, count(*)::int from interaction where state in ('open', 'offered') group by 1 having count(*) > 3`);
    exceeded.push(...rows);
  }
});
