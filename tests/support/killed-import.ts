import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { organization, runs } from '#db/schema/index.ts';
import { RUN_KINDS } from '#jobs/run-kinds.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { actors } from './actors.ts';
import { baseDigest } from './base-digest.ts';
import { contactFile, startWorker, stream } from './import-file.ts';

interface Killed {
  runId: number;
  kills: number;
  digest: string;
  expectedDigest: string;
  /** Rows of the file that were executed more than once. */
  repeatedRows: number;
  interruptions: number;
}

/**
 * Imports a file once undisturbed and once more into an emptied base with its worker process killed by SIGKILL at
 * random moments. Duplicates are allowed, so that a row executed twice would show as one contact too many.
 */
export async function killedImport(
  db: Database,
  { rows, kills }: { rows: number; kills: number },
): Promise<Killed> {
  const { supervisor } = await actors(db);
  await db
    .insert(organization)
    .values({ id: 1, allowDuplicates: true })
    .onConflictDoUpdate({ target: organization.id, set: { allowDuplicates: true } });
  const file = () => ({ fileName: 'clientes.csv', body: stream(contactFile(rows)) });

  const first = await receiveImport(supervisor, file(), db);
  const began = Date.now();
  await executeRun(first.id, RUN_KINDS);
  const duration = Date.now() - began;
  const expectedDigest = await baseDigest(db);
  await db.execute(sql`truncate contact, contact_identifier, tag, custom_field, import_row`);

  const { id } = await receiveImport(supervisor, file(), db);
  let killed = 0;
  while (killed < kills) {
    const worker = startWorker();
    await worker.ready;
    const before = await progress(id, db);
    if (before.ended) {
      worker.child.kill('SIGKILL');
      break;
    }
    await untilMoved(id, before.processed, (duration / kills) * Math.random(), db);
    worker.child.kill('SIGKILL');
    await worker.exited;
    killed += 1;
  }
  const last = startWorker();
  await last.ready;
  await untilEnded(id, db);
  last.child.kill('SIGTERM');
  await last.exited;

  const [run] = await db.select().from(runs).where(eq(runs.id, id));
  const { rows: counted } = await db.execute<{ repeated: number }>(sql`
    select coalesce(sum(times - 1), 0)::int as repeated from (
      select count(*) as times from contact group by custom having count(*) > 1) more`);
  return {
    runId: id,
    kills: killed,
    digest: await baseDigest(db),
    expectedDigest,
    repeatedRows: counted[0]?.repeated ?? 0,
    interruptions: run?.interruptions ?? 0,
  };
}

async function progress(id: number, db: Database) {
  const [run] = await db
    .select({ processed: runs.processed, finishedAt: runs.finishedAt })
    .from(runs)
    .where(eq(runs.id, id));
  return { processed: run?.processed ?? 0, ended: run?.finishedAt != null };
}

/** Waits until the worker has the run in hand and then a random moment longer. */
async function untilMoved(id: number, processed: number, milliseconds: number, db: Database): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const { rows } = await db.execute(
      sql`select 1 from pg_locks where locktype = 'advisory' and classid = 7421003 and objid = ${id}`,
    );
    const now = await progress(id, db);
    if (rows.length > 0 || now.ended || now.processed > processed) break;
    await moment(5);
  }
  await moment(milliseconds);
}

async function untilEnded(id: number, db: Database): Promise<void> {
  const deadline = Date.now() + 600_000;
  while (Date.now() < deadline) {
    if ((await progress(id, db)).ended) return;
    await moment(50);
  }
  throw new Error('the import did not end');
}

function moment(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
