import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../bin/lib/free-port.ts';
import { isListening } from '../../bin/lib/is-listening.ts';
import { stopChild } from '../../bin/lib/keep-running.ts';
import { ROOT } from '../../bin/lib/root.ts';
import { BENCH_APP } from './build-with-bare-page.ts';

const HOST = '127.0.0.1';
const MOST_MS = 30_000;

export interface Served {
  host: string;
  port: number;
  /** Processor time the web process has taken, in milliseconds; 0 where the system has no /proc. */
  processorTime(): number;
  stop(): Promise<void>;
}

/** The build of this bench, served as `npm start` serves the product: one web process. */
export async function serveBuild(): Promise<Served> {
  const port = await freePort(HOST);
  const next = join(ROOT, 'node_modules/next/dist/bin/next');
  const options = ['--keepAliveTimeout', '75000', '-p', String(port), '-H', HOST];
  const web = spawn(process.execPath, [next, 'start', ...options], {
    cwd: BENCH_APP,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_DIST_DIR: '.next',
      NEXTAUTH_URL: `http://${HOST}:${port}`,
    },
  });
  for (let waited = 0; !(await isListening(port, HOST)); waited += 100) {
    if (waited > MOST_MS || web.exitCode !== null) throw new Error('the web process does not start');
    await pause(100);
  }
  return { host: HOST, port, processorTime: () => processorTime(web), stop: () => stopChild(web, 8_000) };
}

/** User and system time stand in /proc in hundredths of a second. */
function processorTime({ pid }: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}
