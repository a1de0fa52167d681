import { sql } from 'drizzle-orm';
import { database } from '#db/client.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { cpuOf, ownCpu } from './cpu-of.ts';

const LOOK_MS = 100;

export interface Cost {
  state: string;
  succeeded: number;
  rejected: number;
  /** Seconds of processor time. */
  server: number;
  worker: number;
  seconds: number;
  /** Of this process, at most. */
  megabytes: number;
}

/** Executes a run in this process, to its end. */
export async function costOfRun(runId: number): Promise<Cost> {
  let server = 0;
  let most = 0;
  const watch = setInterval(async () => {
    const { rows } = await database().execute<{ pid: number }>(
      sql`select pid from pg_stat_activity where application_name = ${`carteira run ${runId}`} and state is not null`,
    );
    most = Math.max(most, process.memoryUsage().rss);
    for (const { pid } of rows) server = Math.max(server, cpuOf(pid));
  }, LOOK_MS);
  const [began, own] = [performance.now(), ownCpu()];
  await executeRun(runId, RUN_KINDS);
  clearInterval(watch);
  const seconds = (performance.now() - began) / 1_000;
  const worker = ownCpu() - own;
  const { rows } = await database().execute<{ state: string; succeeded: number; rejected: number }>(
    sql`select state, succeeded, rejected from run where id = ${runId}`,
  );
  const [run = { state: 'gone', succeeded: 0, rejected: 0 }] = rows;
  return { ...run, server, worker, seconds, megabytes: most / 1e6 };
}
