import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { importRows, organization, runs } from '#db/schema/index.ts';
import { executeRun } from '#lib/core/runs/execute-run.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { RUN_KINDS } from '#lib/runs/run-kinds.ts';
import { actors } from './actors.ts';
import { baseDigest } from './base-digest.ts';
import { contactFile, stream } from './import-file.ts';

export interface DisturbedImport {
  runId: number;
  /** What the base came to, and what it comes to undisturbed. */
  digest: string;
  expectedDigest: string;
  /** Contacts there are too many because a row of the file was executed more than once. */
  repeatedRows: number;
  /** Rows of which an outcome is kept. */
  outcomes: number;
  state: string;
  processed: number;
  rejected: number;
  /** Kinds of notifications of the run, each as often as it was made. */
  notices: string[];
}

/**
 * Imports a file once undisturbed and once more into an emptied base while `disturb` does its worst; it is given the run
 * and the milliseconds the first import took. Duplicates are allowed, so that a row executed twice shows as one contact
 * too many.
 */
export async function disturbedImport(
  db: Database,
  rows: number,
  disturb: (runId: number, duration: number) => Promise<void>,
): Promise<DisturbedImport> {
  const { supervisor } = await actors(db);
  await db.update(organization).set({ allowDuplicates: true });
  const file = () => ({ fileName: 'clientes.csv', body: stream(contactFile(rows)) });

  const first = await receiveImport(supervisor, file(), db);
  const began = Date.now();
  await executeRun(first.id, RUN_KINDS);
  await untilEnded(first.id, db);
  const duration = Date.now() - began;
  const expectedDigest = await baseDigest(db);
  await db.execute(
    sql`truncate contact, contact_avatar, contact_note, contact_identifier, tag, custom_field, import_row cascade`,
  );

  const { id } = await receiveImport(supervisor, file(), db);
  await disturb(id, duration);
  await untilEnded(id, db);
  return { ...(await stateOf(id, db)), expectedDigest };
}

/** What such an import of so many rows comes to when nothing is lost and nothing done twice, with these notices. */
export function asUndisturbed(rows: number, digest: string, notices: readonly string[]) {
  return {
    state: 'completed',
    processed: rows,
    rejected: 0,
    outcomes: rows,
    repeatedRows: 0,
    notices,
    digest,
  };
}

/** What there is to see of a run that has ended, and of the base. */
export async function stateOf(id: number, db: Database): Promise<Omit<DisturbedImport, 'expectedDigest'>> {
  const [run] = await db.select().from(runs).where(eq(runs.id, id));
  const { rows: repeated } = await db.execute<{ count: number }>(sql`
    select coalesce(sum(times - 1), 0)::int as count from (
      select count(*) as times from contact group by custom having count(*) > 1) more`);
  const { rows: notices } = await db.execute<{ kind: string }>(
    sql`select kind from notification where run_id = ${id} order by kind`,
  );
  return {
    runId: id,
    digest: await baseDigest(db),
    repeatedRows: repeated[0]?.count ?? -1,
    outcomes: await db.$count(importRows, eq(importRows.runId, id)),
    state: run?.state ?? 'gone',
    processed: run?.processed ?? -1,
    rejected: run?.rejected ?? -1,
    notices: notices.map(({ kind }) => kind),
  };
}

export interface Progress {
  processed: number;
  ended: boolean;
}

export async function progressOf(id: number, db: Database): Promise<Progress> {
  const [run] = await db
    .select({ processed: runs.processed, finishedAt: runs.finishedAt })
    .from(runs)
    .where(eq(runs.id, id));
  return { processed: run?.processed ?? 0, ended: run?.finishedAt != null };
}

/** Waits until the run is as wished or has ended; a server that does not answer is asked again. */
export async function untilProgress(
  id: number,
  wished: (progress: Progress) => boolean,
  db: Database,
): Promise<Progress> {
  const deadline = Date.now() + 600_000;
  while (Date.now() < deadline) {
    const progress = await progressOf(id, db).catch(() => null);
    if (progress && (progress.ended || wished(progress))) return progress;
    await moment(20);
  }
  throw new Error('the import did not get on');
}

async function untilEnded(id: number, db: Database): Promise<void> {
  await untilProgress(id, () => false, db);
}

export function moment(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
