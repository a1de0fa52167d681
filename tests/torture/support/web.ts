import { readFileSync } from 'node:fs';
import { encode } from 'next-auth/jwt';
import { onTestFinished } from 'vitest';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { openSession } from '#lib/users/sign-in/open-session.ts';
import { ensureBuild } from '#tests/e2e/support/ensure-build.ts';
import { startWeb } from '../../../bin/lib/app-processes.ts';
import { freePort } from '../../../bin/lib/free-port.ts';
import { keepRunning } from '../../../bin/lib/keep-running.ts';
import { untilListening } from '../../../bin/lib/until-listening.ts';

export interface Web {
  url: string;
  /** Milliseconds from the start until it took connections: what a restart costs on this machine. */
  startedIn: number;
  /** The process that keeps the others, and those that draw pages. */
  pids(): number[];
}

const HOST = '127.0.0.1';

/** The built pages on a database, by two processes, until the test ends. `distDir` is another build than the usual one. */
export async function startPages(databaseUrl: string, distDir?: string): Promise<Web> {
  await ensureBuild();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    NEXTAUTH_URL: url,
    DATABASE_POOL: '5',
    ...(distDir && { NEXT_DIST_DIR: distDir }),
  };
  const began = performance.now();
  let keeper = 0;
  const web = keepRunning({
    name: 'web process',
    start: () => {
      const child = startWeb({ port, host: HOST, dev: false, env, processes: 2, stdout: 'ignore' });
      keeper = child.pid ?? 0;
      return child;
    },
    stopWithin: 5_000,
    say: (line) => process.stderr.write(`${line}\n`),
  });
  onTestFinished(() => web.stop());
  await untilListening(web, port, HOST);
  return { url, startedIn: performance.now() - began, pids: () => [keeper, ...childrenOf(keeper)] };
}

/** Those of a process, as the system lists them. */
function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
      .map(Number);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** The header of somebody who is signed in. */
export async function signedIn(actor: Actor, db: Database): Promise<Record<string, string>> {
  const sid = await openSession(actor.userId, db);
  const value = await encode({ token: { sid }, secret: process.env.NEXTAUTH_SECRET as string });
  return { Cookie: `carteira-session=${value}`, Accept: 'text/html' };
}

/** Milliseconds below which so many in a hundred stay. */
export function percentile(times: readonly number[], percent: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0;
}

interface Sent {
  status: number;
  text: string;
}

/** A page's form, to be sent as a browser without scripts would send it. */
export async function formOf(address: string, field: string, headers: Record<string, string> = {}) {
  const { origin, pathname } = new URL(address);
  const page = await (await fetch(address, { headers })).text();
  const drawn = page.split('<form').find((part) => part.includes(`name="${field}"`)) ?? '';
  const hidden = [...drawn.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)].map(
    ([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')] as const,
  );
  return {
    send(
      typed: Record<string, string>,
      more: Record<string, string>,
      ask: (path: string, init: RequestInit) => Promise<Sent>,
    ): Promise<Sent> {
      const body = new FormData();
      for (const [name, value] of [...hidden, ...Object.entries(typed)]) body.append(name, value);
      const own = { Origin: origin, 'Sec-Fetch-Site': 'same-origin', Accept: 'text/html' };
      return ask(pathname, { method: 'POST', headers: { ...own, ...more }, body });
    },
  };
}
