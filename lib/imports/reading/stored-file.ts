import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { importChunks, imports, runs } from '#db/schema/index.ts';
import { RunCancelled } from '#lib/core/runs/run-cancelled.ts';
import { FILE_VERSION, readChunks, storedSize } from '../upload/file-chunks.ts';
import { prepareFile } from './prepare-file.ts';
import type { PreparedFile } from './prepared-file.ts';
import type { OpenAt, Position } from './record-reader.ts';

/** The file of an import, ready to be read as UTF-8 from any record on. */
export type StoredFile = Pick<PreparedFile, 'version' | 'start' | 'size' | 'filledLines'>;

/** What was found when the file was first looked at; null before that. */
export async function knownFile(runId: number, db: Database): Promise<StoredFile | null> {
  const [known] = await db
    .select({ encoding: imports.encoding, start: imports.contentStart, filledLines: imports.filledLines })
    .from(imports)
    .where(eq(imports.runId, runId));
  if (!known?.encoding) return null;
  const version = known.encoding === 'utf-8' ? FILE_VERSION.asReceived : FILE_VERSION.asUtf8;
  const size = await storedSize(runId, version, db);
  return { version, start: known.start, filledLines: known.filledLines, size };
}

/**
 * Finds out what the file is and remembers it, so that whoever goes on with it need not read it whole again.
 * `workingId` is the run that shows itself alive meanwhile: the import, or the check that looks at its file.
 * @throws RunCancelled when that run was given up
 */
export async function findFile(
  runId: number,
  workingId: number,
  db: Database,
): Promise<StoredFile | { refusal: string }> {
  const known = await knownFile(runId, db);
  if (known) return known;
  await db
    .delete(importChunks)
    .where(sql`${importChunks.runId} = ${runId} and ${importChunks.version} = ${FILE_VERSION.asUtf8}`);
  const { refusal, ...file } = await prepareFile(runId, db, () => sayAlive(workingId, db));
  if (refusal) return { refusal };
  await db
    .update(imports)
    .set({ encoding: file.encoding, contentStart: file.start, filledLines: file.filledLines })
    .where(eq(imports.runId, runId));
  return file;
}

async function sayAlive(runId: number, db: Database): Promise<void> {
  const [run] = await db
    .update(runs)
    .set({ heartbeatAt: sql`now()` })
    .where(eq(runs.id, runId))
    .returning({ cancel: runs.cancelRequested });
  if (!run || run.cancel) throw new RunCancelled();
}

/** Opens the file at a byte offset. */
export function openerOf(runId: number, { version }: Pick<StoredFile, 'version'>, db: Database): OpenAt {
  return (offset) => readChunks(runId, version, offset, db);
}

/** Where the text of the file begins. */
export function contentStart({ start }: Pick<StoredFile, 'start'>): Position {
  return { offset: start, line: 1 };
}
