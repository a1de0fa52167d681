import { setTimeout as pause } from 'node:timers/promises';
import type { Served } from '../list-http/serve-build.ts';
import { type Call, client } from './client.ts';
import type { FilledDesk } from './fill-desk.ts';

/** Between two things that somebody does. */
const HAND_MS = 40;

/** Agents who close, take, pause and come back, and a supervisor who pauses them, until they are told to stop. */
export function startTeam(served: Served, { agents, platform }: FilledDesk) {
  let isOver = false;
  const did: Record<string, number> = {};
  const note = (what: string, status: number) => {
    const name = `${what} ${status}`;
    did[name] = (did[name] ?? 0) + 1;
  };
  const work = agents.map(async ({ email, token }, at) => {
    const call = client(served, token);
    for (let turn = at; !isOver; turn++) {
      for (const [what, status] of await turnOf(call, email, turn)) note(what, status);
      await pause(HAND_MS * (0.5 + Math.random()));
    }
    await call('PUT', '/presence', { presence: 'available' });
  });
  const leads = client(served, platform);
  const lead = async () => {
    while (!isOver) {
      const agent = agents[Math.floor(Math.random() * agents.length)];
      const { status } = await leads('PATCH', `/users/${agent?.id}`, { presence: 'paused' });
      note('paused by a supervisor', status);
      await pause(10 * HAND_MS);
    }
  };
  const all = Promise.all([...work, lead()]);
  return {
    did,
    stop: async () => {
      isOver = true;
      await all;
    },
  };
}

async function turnOf(call: Call, email: string, turn: number): Promise<[string, number][]> {
  if (turn % 9 === 0) return [['paused', (await call('PUT', '/presence', { presence: 'paused' })).status]];
  if (turn % 9 === 1 || turn % 9 === 5)
    return [['available', (await call('PUT', '/presence', { presence: 'available' })).status]];
  if (turn % 9 === 2) return [['took the next', (await call('POST', '/interactions/take-next', {})).status]];
  const mine = await call('GET', `/interactions?state=open&agent=${encodeURIComponent(email)}&limit=4`);
  const closed: [string, number][] = [];
  for (const { id } of (mine.body.items ?? []) as { id: number }[])
    closed.push(['closed', (await call('POST', `/interactions/${id}/close`, {})).status]);
  return closed;
}
