import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { database } from '#db/client.ts';
import { coresUsed } from '../bin/lib/app-processes.ts';
import { withBenchDatabase } from './bench-database.ts';
import { type Answer, client } from './desk/client.ts';
import { CHANNEL, type FilledDesk, fillDesk } from './desk/fill-desk.ts';
import { countBroken, countExceeded } from './desk/invariants.ts';
import { startTeam } from './desk/team.ts';
import { fillBase } from './list/base.ts';
import { buildWithBarePage } from './list-http/build-with-bare-page.ts';
import { type Served, serveBuild } from './list-http/serve-build.ts';

const CLIENTS = 8;
/** Of the comparison with a bare endpoint, by turns. */
const ROUNDS = 6;
const CALLS_A_ROUND = 600;
const HELD = 50;

await benchDesk(Number(process.argv[2] ?? 1_000_000), Number(process.argv[3] ?? 10_000));

/**
 * `npm run bench -- desk [contacts] [deliveries]`: eight clients of one platform deliver over HTTP, half of it for one agent. First
 * against a bare endpoint that reads one row, by turns; then while agents come, go, take, close and are paused, with every fifth
 * delivery sent twice; then how long a held one waits for the slot that somebody gives back. BENCH_BUILT=yes reuses the last build.
 */
async function benchDesk(contacts: number, deliveries: number): Promise<void> {
  process.env.NEXTAUTH_SECRET = randomBytes(32).toString('hex');
  await buildWithBarePage();
  await withBenchDatabase(async () => {
    await fillBase(contacts);
    const desk = await fillDesk(Math.min(contacts / 4, deliveries + (ROUNDS + 2) * CALLS_A_ROUND));
    const served = await serveBuild();
    try {
      console.log(`${CLIENTS} clients, ${contacts} contacts, ${coresUsed()} web processes`);
      const compared = await compare(served, desk, contacts);
      await race(served, desk, compared, deliveries);
      await openHeld(served, desk);
    } finally {
      await served.stop();
    }
  });
}

/** @returns how many were delivered */
async function compare(served: Served, { phones, platform }: FilledDesk, contacts: number): Promise<number> {
  const read = (n: number) => `/bare/${1 + ((n * 7_919) % contacts)}`;
  const bare: number[] = [];
  const delivered: number[] = [];
  for (let round = -2; round < ROUNDS; round++) {
    const from = (round + 2) * CALLS_A_ROUND;
    const one = await together(from, CALLS_A_ROUND, served, platform, (call, n) => call('GET', read(n)));
    const other = await together(from, CALLS_A_ROUND, served, platform, (call, n) =>
      deliver(call, n, phones),
    );
    if (round < 0) continue;
    bare.push(...one);
    delivered.push(...other);
  }
  report('bare endpoint', bare);
  report('delivery', delivered);
  const ratio = (share: number) => (at(delivered, share) / at(bare, share)).toFixed(2);
  console.log(`  a delivery takes ${ratio(0.5)} times the bare endpoint at p50, ${ratio(0.95)} at p95`);
  return (ROUNDS + 2) * CALLS_A_ROUND;
}

async function race(served: Served, desk: FilledDesk, from: number, count: number): Promise<void> {
  const team = startTeam(served, desk);
  let exceeded = 0;
  let looked = 0;
  let isOver = false;
  const watching = (async () => {
    for (; !isOver; looked++) {
      exceeded += await countExceeded();
      await pause(50);
    }
  })();
  const began = performance.now();
  const took = await together(from, count, served, desk.platform, async (call, n) => {
    const first = deliver(call, n, desk.phones);
    const again = n % 5 === 0 ? deliver(client(served, desk.platform), n, desk.phones) : first;
    const [one, other] = await Promise.all([first, again]);
    if (one.body.id !== other.body.id) throw new Error('one delivery became two interactions');
    return one;
  });
  const seconds = (performance.now() - began) / 1_000;
  await team.stop();
  isOver = true;
  await watching;
  report(`deliveries while agents work, ${(count / seconds).toFixed(0)}/s`, took);
  console.log(`  agents:`, team.did);
  console.log(`  limits exceeded in ${looked} looks: ${exceeded}`);
  console.log('  broken:', await countBroken(from + count));
}

/** One agent with a single slot: what is held is opened by whoever gives the slot back. */
async function openHeld(served: Served, { agents, platform, phones }: FilledDesk): Promise<void> {
  const agent = agents[0];
  if (!agent) return;
  await database().execute(sql`
    update interaction set state = 'closed', closed_at = now(), waits_since = null where state not in ('closed', 'refused')`);
  await database().execute(sql`update contact set open_interactions = 0 where open_interactions > 0`);
  await database().execute(sql`
    update agent_presence set open_interactions = 0, live_calls = 0, state = 'available', most_interactions = 1`);
  const [platformCall, agentCall] = [client(served, platform), client(served, agent.token)];
  const hot = phones.filter((_, n) => (n + 1) % 16 === 1);
  const took: number[] = [];
  for (let n = 0; n < HELD; n++) {
    const [open, held] = [2 * n, 2 * n + 1].map((at) => ({ phone: hot[at] ?? '', id: `held-${at}` }));
    const first = await send(platformCall, open?.phone ?? '', open?.id ?? '');
    const second = await send(platformCall, held?.phone ?? '', held?.id ?? '');
    if (first.body.state !== 'open' || second.body.state !== 'held')
      throw new Error(`${first.body.state} and ${second.body.state}`);
    const began = performance.now();
    await agentCall('POST', `/interactions/${first.body.id}/close`, {});
    while ((await agentCall('GET', `/interactions/${second.body.id}`)).body.state !== 'open') await pause(1);
    took.push(performance.now() - began);
    await agentCall('POST', `/interactions/${second.body.id}/close`, {});
  }
  report('from giving a slot back to seeing the held one open', took);
}

type Caller = ReturnType<typeof client>;

function deliver(call: Caller, n: number, phones: readonly string[]): Promise<Answer> {
  return send(call, phones[n % phones.length] ?? '', `m${n}`, { 'idempotency-key': `k${n}` });
}

async function send(call: Caller, phone: string, externalId: string, headers = {}): Promise<Answer> {
  const json = { channel: CHANNEL, from: { phone, name: 'Ana' }, body: 'Meu pedido não chegou.', externalId };
  return call('POST', '/interactions', json, headers);
}

/** As many calls by eight clients at once. @throws Error for an answer that is not good, because refusals are fast */
async function together(
  from: number,
  count: number,
  served: Served,
  token: string,
  ask: (call: Caller, n: number) => Promise<Answer>,
): Promise<number[]> {
  const took: number[] = [];
  let next = from;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      const call = client(served, token);
      for (let n = next++; n < from + count; n = next++) {
        const answer = await ask(call, n);
        if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
        took.push(answer.took);
      }
    }),
  );
  return took;
}

function report(what: string, took: readonly number[]): void {
  const ms = (share: number) => at(took, share).toFixed(1);
  console.log(`${what}: p50 ${ms(0.5)} ms, p95 ${ms(0.95)} ms, longest ${ms(1)} ms of ${took.length}`);
}

function at(took: readonly number[], share: number): number {
  return took.toSorted((one, other) => one - other)[Math.floor((took.length - 1) * share)] ?? 0;
}
