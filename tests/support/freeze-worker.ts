import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { LEASE_CLASS } from '#lib/core/runs/lease.ts';
import { moment, progressOf, stateOf, untilProgress } from './disturbed-import.ts';
import { startWorker } from './import-file.ts';

/** What was seen once another worker had finished, and after the frozen one had woken up and found its connection gone. */
export interface Frozen {
  finished: Awaited<ReturnType<typeof stateOf>>;
  afterwards: Awaited<ReturnType<typeof stateOf>>;
  /** Milliseconds after which another had the run, where one was there already. */
  takenOverAfter: number;
  /** How the one that woke ended when it was asked to. */
  exitCode: number | null;
}

/**
 * Freezes a worker by SIGSTOP, in the middle of a batch or between two, lets another, which waits already where it is a
 * `standby`, take the run over and finish it, and wakes the first. `env` goes to both.
 */
export async function freezeWorker(
  runId: number,
  where: 'inside' | 'between',
  env: Record<string, string>,
  db: Database,
  standby = false,
): Promise<Frozen> {
  const first = startWorker(env);
  await first.ready;
  await untilProgress(runId, ({ processed }) => processed > 0, db);
  const waiting = standby ? startWorker(env) : null;
  await waiting?.ready;
  const holder = await holderOf(runId, db);
  await freeze(runId, where, first.child, db);
  const frozen = performance.now();

  const second = waiting ?? startWorker(env);
  await second.ready;
  while ([holder, null].includes(await holderOf(runId, db)) && !(await progressOf(runId, db)).ended)
    await moment(20);
  const takenOverAfter = performance.now() - frozen;
  await untilProgress(runId, () => false, db);
  const finished = await stateOf(runId, db);

  first.child.kill('SIGCONT');
  await first.logs('run.waits');
  // Time for whatever else it might want to write.
  await moment(3_000);
  const afterwards = await stateOf(runId, db);
  for (const worker of [first, second]) worker.child.kill('SIGTERM');
  await Promise.all([first.exited, second.exited]);
  return { finished, afterwards, takenOverAfter, exitCode: first.child.exitCode };
}

async function holderOf(runId: number, db: Database): Promise<number | null> {
  const { rows } = await db.execute<{ pid: number }>(sql`
    select pid from pg_locks where locktype = 'advisory' and classid = ${LEASE_CLASS} and objid = ${runId} and granted
      and database = (select oid from pg_database where datname = current_database())`);
  return rows[0]?.pid ?? null;
}

/** Between two batches a worker is for a moment only: it is stopped when it was seen there. One that was stopped elsewhere is woken. */
async function freeze(
  runId: number,
  where: 'inside' | 'between',
  worker: { kill(signal: NodeJS.Signals): boolean },
  db: Database,
): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    while (Date.now() < deadline && (await placeOf(runId, db)) !== where);
    worker.kill('SIGSTOP');
    // What it had sent before is still being done by the server.
    await moment(300);
    if ((await placeOf(runId, db)) === where) return;
    worker.kill('SIGCONT');
    await moment(5 + 50 * Math.random());
  }
  throw new Error(`the worker could not be stopped ${where} a batch`);
}

async function placeOf(runId: number, db: Database): Promise<'inside' | 'between' | null> {
  const { rows } = await db.execute<{ inside: boolean }>(sql`
    select xact_start is not null as inside from pg_stat_activity
    where application_name = ${`carteira run ${runId}`} and datname = current_database()`);
  return rows[0] ? (rows[0].inside ? 'inside' : 'between') : null;
}
