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
  /** Processes that share the port; by default one for each core, at most four. */
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

/** A process renders pages on one core. */
export function coresUsed(): number {
  return Math.min(4, availableParallelism());
}

/** A page leaves megabytes of garbage: 4 to 10 % more pages a second than with Node's default of 16 MB. */
export const PAGE_MEMORY = ['--max-semi-space-size=64'];

/** Limits the memory: on a large machine Node collects only after hundreds of megabytes. */
const WORKER_MEMORY = ['--max-semi-space-size=16', '--max-old-space-size=300'];

export function startWorker(env: NodeJS.ProcessEnv, stdout: Stdio = 'inherit'): ChildProcess {
  return startOwn([...WORKER_MEMORY, join(ROOT, 'jobs/worker.ts')], { env, stdout });
}

/** On this Node. The child ends when its IPC channel closes. */
export function startOwn(
  args: string[],
  { env, stdout }: { env: NodeJS.ProcessEnv; stdout: Stdio },
): ChildProcess {
  const watch = ['--import', join(ROOT, 'bin/lib/end-with-parent.mjs')];
  const child = spawn(process.execPath, [...watch, ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', stdout, 'inherit', 'ipc'],
  });
  // Watchers of `exit` must also see a program that cannot be started.
  child.on('error', () => child.emit('exit', 1, null));
  return child;
}
