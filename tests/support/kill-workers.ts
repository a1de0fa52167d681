import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { LEASE_CLASS } from '#lib/core/runs/lease.ts';
import { moment, progressOf } from './disturbed-import.ts';
import { startWorker } from './import-file.ts';

/**
 * Starts one worker after the other and kills each by SIGKILL at a random moment after it has taken the run up; the last
 * one may finish. Answers how many were killed.
 */
export async function killWorkers(
  runId: number,
  duration: number,
  times: number,
  db: Database,
): Promise<number> {
  let killed = 0;
  while (killed < times) {
    const worker = startWorker();
    await worker.ready;
    const before = await progressOf(runId, db);
    if (before.ended) {
      worker.child.kill('SIGKILL');
      return killed;
    }
    await untilHeld(runId, before.processed, db);
    await moment((duration / times) * Math.random());
    worker.child.kill('SIGKILL');
    await worker.exited;
    killed += 1;
  }
  const last = startWorker();
  await last.ready;
  while (!(await progressOf(runId, db)).ended) await moment(50);
  last.child.kill('SIGTERM');
  await last.exited;
  return killed;
}

/** Somebody has the run, or had it meanwhile. */
export async function untilHeld(runId: number, processed: number, db: Database): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const { rows } = await db.execute(
      sql`select 1 from pg_locks where locktype = 'advisory' and classid = ${LEASE_CLASS} and objid = ${runId}`,
    );
    const now = await progressOf(runId, db);
    if (rows.length > 0 || now.ended || now.processed > processed) return;
    await moment(5);
  }
}
