import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { moment, stateOf, untilProgress } from './disturbed-import.ts';
import { startWorker } from './import-file.ts';

/** What was seen once another worker had finished, and after the frozen one had woken up and found its connection gone. */
export interface Frozen {
  finished: Awaited<ReturnType<typeof stateOf>>;
  afterwards: Awaited<ReturnType<typeof stateOf>>;
  /** How the one that woke ended when it was asked to. */
  exitCode: number | null;
}

/**
 * Freezes a worker by SIGSTOP, in the middle of a batch or between two, lets another take the run over and finish it, and
 * wakes the first. `env` goes to both.
 */
export async function freezeWorker(
  runId: number,
  where: 'inside' | 'between',
  env: Record<string, string>,
  db: Database,
): Promise<Frozen> {
  const first = startWorker(env);
  await first.ready;
  await untilProgress(runId, ({ processed }) => processed > 0, db);
  await freeze(runId, where, first.child, db);

  const second = startWorker(env);
  await second.ready;
  await untilProgress(runId, () => false, db);
  const finished = await stateOf(runId, db);

  first.child.kill('SIGCONT');
  await first.logs('run.waits');
  // Time for whatever else it might want to write.
  await moment(3_000);
  const afterwards = await stateOf(runId, db);
  for (const worker of [first, second]) worker.child.kill('SIGTERM');
  await Promise.all([first.exited, second.exited]);
  return { finished, afterwards, exitCode: first.child.exitCode };
}

/** A worker that was stopped elsewhere is woken and stopped again. */
async function freeze(
  runId: number,
  where: 'inside' | 'between',
  worker: { kill(signal: NodeJS.Signals): boolean },
  db: Database,
): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    worker.kill('SIGSTOP');
    // What it had sent before is still being done by the server.
    await moment(300);
    const { rows } = await db.execute<{ inside: boolean }>(sql`
      select xact_start is not null as inside from pg_stat_activity
      where application_name = ${`carteira run ${runId}`} and datname = current_database()`);
    if (rows[0]?.inside === (where === 'inside')) return;
    worker.kill('SIGCONT');
    await moment(5 + 50 * Math.random());
  }
  throw new Error(`the worker could not be stopped ${where} a batch`);
}
