import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, it, onTestFinished } from 'vitest';
import { hashPassword } from '#lib/users/sign-in/password.ts';
import { createApiToken } from '#lib/users/tokens/create-api-token.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { startWorker } from '../../bin/lib/app-processes.ts';
import { stopChild } from '../../bin/lib/keep-running.ts';
import { percentile, signedIn, startPages } from './support/web.ts';

/** `npm run torture -- --long` makes it half an hour. */
const MINUTES = Number(process.env.SOAK_MINUTES ?? 2);
/** Half an hour would end with the time limit of tests. */
const LIMIT_MS = (MINUTES + 15) * 60_000;
const LOOKS = 60;
const CONTACTS = 20_000;

interface Look {
  memory: number;
  handles: number;
  connections: number;
}

const { db, url: databaseUrl } = useDatabase();

it(
  `memory, connections and handles stay flat over ${MINUTES} minutes of mixed load, and nothing answers 500`,
  async () => {
    const { owner, supervisor } = await actors(db());
    await db().execute(sql`
    insert into contact (name, email) select 'Contato ' || n, 'c' || n || '@aurora.com.br'
    from generate_series(1, ${CONTACTS}::int) n`);
    await db().execute(sql`update app_user set password_hash = ${await hashPassword('uma frase do mar')}`);
    const { token } = await createApiToken(owner, { name: 'ERP' }, db());
    const web = await startPages(databaseUrl());
    const worker = startWorker({ ...process.env, DATABASE_URL: databaseUrl() }, 'ignore');
    onTestFinished(() => stopChild(worker, 12_000));
    const page = await signedIn(supervisor, db());
    const api = { Authorization: `Bearer ${token}` };

    const wrong: string[] = [];
    let answers = 0;
    /** Told to come back, as promised where somebody would wait more than two seconds. */
    let busy = 0;
    const ask = async (path: string, init: RequestInit = {}) => {
      const answer = await fetch(web.url + path, { redirect: 'manual', ...init });
      await answer.arrayBuffer();
      answers++;
      if (answer.status === 503 && answer.headers.has('retry-after')) busy++;
      else if (answer.status >= 500) wrong.push(`${init.method ?? 'GET'} ${path} ${answer.status}`);
    };
    const json = (method: string, body: unknown) => ({
      method,
      headers: { ...api, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const file = () =>
      `contact_name;contact_email\n${Array.from({ length: 500 }, (_, row) => `Importado ${row};i${row}@aurora.com.br`).join('\n')}`;
    const loads: ((turn: number) => Promise<void>)[] = [
      () => ask('/contacts', { headers: page }),
      (turn) => ask(`/contacts?search=contato%20${turn % 500}`, { headers: page }),
      (turn) => ask(`/contacts/${(turn % CONTACTS) + 1}`, { headers: page }),
      () => ask('/', { headers: page }),
      () => ask('/api/notifications', { headers: page }),
      () => ask('/api/v1/contacts?limit=50', { headers: api }),
      (turn) =>
        ask(
          '/api/v1/contacts',
          json('POST', { name: `Novo ${turn}`, phones: [`+55489${91_000_000 + turn}`] }),
        ),
      (turn) =>
        ask(`/api/v1/contacts/${(turn % CONTACTS) + 1}`, json('PATCH', { company: `Empresa ${turn % 7}` })),
      (turn) =>
        turn % 50 === 0
          ? ask('/api/v1/imports', {
              method: 'POST',
              headers: { ...api, 'Content-Type': 'text/csv' },
              body: file(),
            })
          : pause(20),
      (turn) =>
        turn % 20 === 0
          ? ask('/sign-in', {
              method: 'POST',
              headers: { Origin: web.url },
              body: new URLSearchParams({ email: owner.email, password: 'errada' }),
            })
          : pause(20),
      (turn) => (turn % 20 === 0 ? hangUp(`${web.url}/api/v1/contacts?limit=100`, api) : pause(20)),
    ];
    const look = async (): Promise<Look> => {
      const pids = [...web.pids(), worker.pid ?? 0];
      const { rows } = await db().execute<{ connections: number }>(
        sql`select count(*)::int as connections from pg_stat_activity where datname = current_database()`,
      );
      return {
        memory: pids.reduce((sum, pid) => sum + residentMegabytes(pid), 0),
        handles: pids.reduce((sum, pid) => sum + readdirSync(`/proc/${pid}/fd`).length, 0),
        connections: rows[0]?.connections ?? 0,
      };
    };

    // Each once before time is taken: a process that has just started reads its pages first.
    for (const load of loads) await load(0);
    const until = performance.now() + MINUTES * 60_000;
    const working = loads.map(async (load) => {
      for (let turn = 0; performance.now() < until; turn++) await load(turn);
    });
    const looks: Look[] = [];
    while (performance.now() < until) {
      await pause((MINUTES * 60_000) / LOOKS);
      looks.push(await look());
    }
    await Promise.all(working);

    // The first third warms up: caches fill, connections open.
    const [early, late] = [looks.slice(LOOKS / 3, (LOOKS * 2) / 3), looks.slice((LOOKS * 2) / 3)];
    const medians = (part: Look[]) => ({
      memory: percentile(
        part.map(({ memory }) => memory),
        50,
      ),
      handles: percentile(
        part.map(({ handles }) => handles),
        50,
      ),
      connections: percentile(
        part.map(({ connections }) => connections),
        50,
      ),
    });
    const [before, after] = [medians(early), medians(late)];
    process.stderr.write(
      `${answers} answers, ${busy} of them busy; ${JSON.stringify(before)} then ${JSON.stringify(after)}\n`,
    );
    expect(wrong).toEqual([]);
    expect(busy).toBeLessThanOrEqual(answers / 1_000);
    expect(answers).toBeGreaterThan(MINUTES * 60);
    expect(after.memory).toBeLessThan(before.memory * 1.25);
    expect(after.handles).toBeLessThanOrEqual(before.handles + 20);
    expect(after.connections).toBeLessThanOrEqual(before.connections + 4);
  },
  LIMIT_MS,
);

function residentMegabytes(pid: number): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

/** Asks and leaves before the answer is there. */
async function hangUp(address: string, headers: Record<string, string>): Promise<void> {
  const leaves = AbortSignal.timeout(10);
  await fetch(address, { headers, signal: leaves })
    .then((answer) => answer.arrayBuffer())
    .catch((error: unknown) => {
      if (!leaves.aborted) throw error;
    });
}
