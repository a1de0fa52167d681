import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { createApiToken } from '#lib/users/tokens/create-api-token.ts';
import { makeChannel, makeService, setDesk, wrongContacts, wrongCounters } from '#tests/interactions/desk.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { startPages } from '../support/web.ts';

const DELIVERIES = 2_000;
const CONTACTS = 1_400;
const CLIENTS = 6;
const KILLS = 5;

const { db, url: databaseUrl } = useDatabase();

it('no delivery is lost or taken twice when web processes are killed and the platform repeats what was not answered', async () => {
  const people = await actors(db());
  const { token } = await createApiToken(people.manager, { name: 'Plataforma' }, db());
  await makeService('Geral', {}, db());
  const channel = await makeChannel('whatsapp', {}, db());
  await setDesk(people.agent.userId, 'available', { most: 100 }, db());
  await setDesk(people.supervisor.userId, 'available', { most: 20 }, db());
  await fillContacts([people.agent.userId, people.supervisor.userId]);
  const web = await startPages(databaseUrl());

  const answers = new Map<number, Set<number>>();
  const wrong: string[] = [];
  let broken = 0;
  let done = 0;

  async function deliver(n: number): Promise<number> {
    const body = JSON.stringify({
      channel,
      from: { phone: phoneOf(n % CONTACTS) },
      body: `Mensagem ${n}`,
      externalId: `m${n}`,
    });
    const headers = {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': `k${n}`,
    };
    for (;;) {
      const answer = await fetch(`${web.url}/api/v1/interactions`, { method: 'POST', headers, body })
        .then(async (response) => ({ status: response.status, json: await response.json() }))
        .catch(() => null);
      if (answer && (answer.status === 200 || answer.status === 201)) {
        answers.set(n, (answers.get(n) ?? new Set()).add(answer.json.id));
        return answer.status;
      }
      if (answer && answer.status !== 503 && answer.status !== 429) {
        wrong.push(`${n}: ${answer.status}`);
        return answer.status;
      }
      broken++;
      await pause(20);
    }
  }

  let next = 0;
  const clients = Array.from({ length: CLIENTS }, async () => {
    for (let n = next++; n < DELIVERIES; n = next++) {
      await deliver(n);
      done++;
    }
  });
  for (let kill = 1; kill <= KILLS; kill++) {
    while (done < (kill * DELIVERIES) / (KILLS + 1)) await pause(5);
    const [keeper, ...pages] = web.pids();
    // One of the two, and every third time all of them.
    for (const pid of kill % 3 === 0 ? [keeper, ...pages] : pages.slice(kill % 2)) killIfThere(pid);
  }
  await Promise.all(clients);
  expect(wrong).toEqual([]);
  expect(broken).toBeGreaterThan(0);

  // Said once more, each is answered as what it became.
  for (let n = 0; n < DELIVERIES; n += 10) expect(await deliver(n)).toBe(200);
  expect([...answers.values()].filter((ids) => ids.size !== 1)).toEqual([]);
  const { rows } = await db().execute(sql`
    select (select count(*)::int from message) as messages, (select count(distinct platform_id)::int from message) as ids,
      (select count(*)::int from interaction) as interactions,
      (select count(distinct contact_id)::int from interaction) as contacts,
      (select count(*)::int from idempotency_key where interaction_id is not null) as keys`);
  expect(rows).toEqual([
    { messages: DELIVERIES, ids: DELIVERIES, interactions: CONTACTS, contacts: CONTACTS, keys: DELIVERIES },
  ]);
  expect(await wrongCounters(db())).toEqual([]);
  expect(await wrongContacts(db())).toEqual([]);
  process.stderr.write(`${KILLS} kills, ${broken} calls without an answer were repeated\n`);
});

async function fillContacts(owners: number[]): Promise<void> {
  await db().execute(sql`
    insert into contact (name, phones, owner_id, flow, assigned_at)
    select 'Contato ' || n, array['55119' || lpad((40000000 + n)::text, 8, '0')],
      case n % 3 when 0 then ${owners[0]}::integer when 1 then ${owners[1]}::integer end,
      case when n % 3 < 2 then 'message' end, case when n % 3 < 2 then now() end
    from generate_series(0, ${CONTACTS - 1}) as n`);
  await db().execute(sql`
    insert into contact_identifier (kind, value, contact_id) select 'phone', phones[1], id from contact`);
}

function phoneOf(n: number): string {
  return `015119${40_000_000 + n}`;
}

/** The others end by themselves as soon as their keeper is gone. */
function killIfThere(pid: number | undefined): void {
  try {
    if (pid) process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
