import { type ChildProcess, spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './root.ts';

type Stdio = 'inherit' | 'ignore';

export interface WebOptions {
  port: number;
  host: string;
  dev: boolean;
  env: NodeJS.ProcessEnv;
  /** How many share the port; one for each core, up to four, when left out. */
  processes?: number;
  stdout?: Stdio;
}

/** The build behind its front (`front/front.ts`) or, in development, Next with the sources. */
export function startWeb({
  port,
  host,
  dev,
  env,
  processes = coresUsed(),
  stdout = 'inherit',
}: WebOptions): ChildProcess {
  const next = join(ROOT, 'node_modules/next/dist/bin/next');
  const command = dev
    ? [next, 'dev', '-p', String(port), '-H', host]
    : [join(ROOT, 'bin/web-server.ts'), String(port), host];
  const together = dev || processes === 1 ? [] : [join(ROOT, 'bin/lib/web-processes.ts'), String(processes)];
  const mode = dev ? 'development' : 'production';
  return startOwn([...PAGE_MEMORY, ...together, ...command], {
    env: { ...env, NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: '1' },
    stdout,
  });
}

/** Pages are drawn by one core a process. */
export function coresUsed(): number {
  return Math.min(4, availableParallelism());
}

/** A page leaves megabytes of garbage: with room for it, 4 to 10 % more pages are drawn than in the 16 MB of Node's own choice. */
export const PAGE_MEMORY = ['--max-semi-space-size=64'];

/** On a large machine Node lets garbage pile up to hundreds of megabytes before it looks at it. */
const WORKER_MEMORY = ['--max-semi-space-size=16', '--max-old-space-size=300'];

/** The background worker. */
export function startWorker(env: NodeJS.ProcessEnv, stdout: Stdio = 'inherit'): ChildProcess {
  return startOwn([...WORKER_MEMORY, join(ROOT, 'jobs/worker.ts')], { env, stdout });
}

/** The channel between us tells the child when we are gone. */
function startOwn(args: string[], { env, stdout }: { env: NodeJS.ProcessEnv; stdout: Stdio }): ChildProcess {
  const watch = ['--import', join(ROOT, 'bin/lib/end-with-parent.mjs')];
  const child = spawn(process.execPath, [...watch, ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', stdout, 'inherit', 'ipc'],
  });
  // A program that can not be started also "exits" for who watches it.
  child.on('error', () => child.emit('exit', 1, null));
  return child;
}
