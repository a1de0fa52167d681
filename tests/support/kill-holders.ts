import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { LEASE_CLASS } from '#lib/core/runs/lease.ts';
import { moment, progressOf, untilProgress } from './disturbed-import.ts';
import { startWorker } from './import-file.ts';
import { machineSlowness } from './machine-slowness.ts';

/** Workers alive at a time: whoever is killed leaves another that is ready, and time for the next one to start. */
const WORKERS = 4;

export interface Kills {
  workers: number;
  backends: number;
  /** Milliseconds, as of a quiet machine, from each kill of a worker until another had the run. */
  resumed: number[];
  /** Milliseconds that the start of a worker took, each time. */
  started: number[];
}

type Worker = ReturnType<typeof startWorker> & { name: string };

/**
 * While several workers live, kills whoever holds the run at random moments spread over its rows: in turn the process, by
 * SIGKILL, and the server's side of its connection. Answers what it did once the run has ended.
 */
export async function killHolders(runId: number, rows: number, times: number, db: Database): Promise<Kills> {
  const kills: Kills = { workers: 0, backends: 0, resumed: [], started: [] };
  const alive = new Map<string, Worker>();
  const add = (number: number) => {
    const worker = named(`worker ${number}`);
    alive.set(worker.name, worker);
    const began = performance.now();
    worker.ready.then(
      () => kills.started.push(performance.now() - began),
      () => {},
    );
  };
  for (let number = 0; number < WORKERS; number++) add(number);
  for (let at = 0; at < times; at++) {
    const rowsDone = (rows * (at + Math.random())) / (times + 1);
    const { ended } = await untilProgress(runId, ({ processed }) => processed >= rowsDone, db);
    if (ended) break;
    await moment(100 * Math.random());
    const holder = await untilHeld(runId, null, db);
    if (!holder) break;
    if (at % 2 === 1) {
      await db.execute(sql`select pg_terminate_backend(${holder.pid})`);
      kills.backends += 1;
      continue;
    }
    const worker = alive.get(holder.name) as Worker;
    alive.delete(holder.name);
    await Promise.any([...alive.values()].map(({ ready }) => ready));
    worker.child.kill('SIGKILL');
    const killed = performance.now();
    kills.workers += 1;
    if (await untilHeld(runId, holder.pid, db))
      kills.resumed.push((performance.now() - killed) / machineSlowness());
    add(WORKERS + at);
  }
  await untilProgress(runId, () => false, db);
  for (const { child } of alive.values()) child.kill('SIGTERM');
  await Promise.all([...alive.values()].map(({ exited }) => exited));
  return kills;
}

/** A worker whose connections say which one it is. */
function named(name: string): Worker {
  const url = new URL(process.env.DATABASE_URL ?? '');
  url.searchParams.set('application_name', name);
  return { ...startWorker({ DATABASE_URL: url.href }), name };
}

/** Who holds the run, as soon as it is another than before; null when the run has ended. */
async function untilHeld(
  runId: number,
  before: number | null,
  db: Database,
): Promise<{ pid: number; name: string } | null> {
  const deadline = Date.now() + 300_000;
  while (Date.now() < deadline) {
    const { rows } = await db.execute<{ pid: number; name: string }>(sql`
      select a.pid, a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.classid = ${LEASE_CLASS} and l.objid = ${runId} and l.granted
        and a.datname = current_database()`);
    const [holder] = rows;
    if (holder && holder.pid !== before) return holder;
    if ((await progressOf(runId, db)).ended) return null;
    await moment(5);
  }
  throw new Error('nobody took the run up');
}
