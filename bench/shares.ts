import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { createApiToken } from '#lib/users/tokens/create-api-token.ts';
import { buildIfStale } from '../bin/lib/build-if-stale.ts';
import { ROOT } from '../bin/lib/root.ts';
import { withBenchDatabase } from './bench-database.ts';
import { fillBase } from './list/base.ts';
import { benchOwner, readers, sessionOf } from './list-http/people.ts';
import { readInALoop } from './list-http/read-in-a-loop.ts';
import { type Served, serveBuild } from './list-http/serve-build.ts';
import { startFlood } from './shares/start-flood.ts';

const SEARCHES = 200;
const EXPORTS = 190;
const SAMPLES_MS = 40_000;
const LOOKS_FOR_MS = 150;

await benchShares(Number(process.argv[2] ?? 30_000));

/**
 * `npm run bench -- shares [contacts]`: how long a person waits for the first page of the list while nobody else asks, while
 * one token asks for two hundred slow searches over and over, and while one browser has asked for 190 exports it does not read.
 */
async function benchShares(contacts: number): Promise<void> {
  process.env.NEXTAUTH_SECRET = randomBytes(32).toString('hex');
  if (process.env.BENCH_BUILT !== 'yes') await buildIfStale('.next', console.log);
  await withBenchDatabase(async () => {
    await fillBase(contacts);
    const owner = await benchOwner();
    const [cookie = ''] = await readers(owner, 1);
    const { token } = await createApiToken(owner, { name: 'Carga' });
    const served = await serveBuild(ROOT);
    try {
      await look(served, cookie, 'warming up');
      await look(served, cookie, 'quiet');
      await under(['searches', token, SEARCHES], served, cookie);
      await look(served, cookie, 'quiet');
      await under(['exports', await sessionOf(owner), EXPORTS], served, cookie);
      await look(served, cookie, 'quiet');
    } finally {
      await served.stop();
    }
  });
}

async function under(
  [kind, credential, count]: [string, string, number],
  served: Served,
  cookie: string,
): Promise<void> {
  const flood = startFlood(kind, { port: served.port, credential, count });
  await pause(5_000);
  try {
    await look(served, cookie, `under ${count} ${kind}`);
  } finally {
    await end(flood);
  }
}

async function end(flood: ChildProcess): Promise<void> {
  const ended = once(flood, 'exit');
  flood.kill('SIGTERM');
  await ended;
}

async function look(served: Served, cookie: string, what: string): Promise<void> {
  const { took } = await readInALoop(served, ['/contacts'], [cookie], SAMPLES_MS, LOOKS_FOR_MS);
  const sorted = took.toSorted((one, other) => one - other);
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  console.log(`${what}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms of ${took.length} pages`);
}
