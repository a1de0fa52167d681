import cluster, { type Worker } from 'node:cluster';
import { SOMEBODY_IS_HERE } from './front/people-present.ts';

const SETTLED_AFTER_MS = 10_000;

/**
 * `web-processes.ts <count> <program> <arguments…>`: a cluster that shares one port. A dead process is replaced; repeated
 * early deaths stop the cluster, and the parent restarts it.
 */
function serveTogether(count: number, exec: string, args: string[]): void {
  cluster.setupPrimary({ exec, args });
  let stopping = false;
  const stop = () => {
    stopping = true;
    for (const worker of workers()) worker.process.kill('SIGTERM');
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  const began = new Map<number, number>();
  cluster.on('fork', ({ id }) => began.set(id, Date.now()));
  cluster.on('exit', ({ id }) => {
    if (stopping) {
      if (workers().length === 0) process.exit();
      return;
    }
    if (Date.now() - (began.get(id) ?? 0) > SETTLED_AFTER_MS) cluster.fork();
    else {
      process.exitCode = 1;
      stop();
    }
  });
  cluster.on('message', (from, message: unknown) => {
    if (message !== SOMEBODY_IS_HERE) return;
    for (const worker of workers()) if (worker !== from && worker.isConnected()) worker.send(message);
  });
  for (let started = 0; started < count; started++) cluster.fork();
}

function workers(): Worker[] {
  return Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
}

const [count, exec, ...args] = process.argv.slice(2);
serveTogether(Number(count), exec ?? '', args);
