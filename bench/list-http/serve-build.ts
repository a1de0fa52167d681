import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { coresUsed, PAGE_MEMORY } from '../../bin/lib/app-processes.ts';
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
  /** CPU time of the web processes in milliseconds; 0 without /proc. */
  processorTime(): number;
  stop(): Promise<void>;
}

/** Serves the build in `folder` like `npm start`: one web process for each core. */
export async function serveBuild(folder = BENCH_APP): Promise<Served> {
  const port = await freePort(HOST);
  const program = [join(ROOT, 'bin/web-server.ts'), String(port), HOST];
  const together = [join(ROOT, 'bin/lib/web-processes.ts'), String(coresUsed())];
  const web = spawn(process.execPath, [...PAGE_MEMORY, ...together, ...program], {
    cwd: folder,
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

/** With its children; /proc counts in hundredths of a second. */
function processorTime({ pid }: ChildProcess): number {
  try {
    const started = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    return [pid, ...started].reduce((sum: number, id) => sum + timeOf(id), 0);
  } catch {
    return 0;
  }
}

function timeOf(id: string | number | undefined): number {
  const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
