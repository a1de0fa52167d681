import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { importChunks, imports, runs } from '#db/schema/index.ts';
import { RunCancelled } from '#lib/core/runs/run-cancelled.ts';
import { FILE_VERSION, readChunks, storedSize } from '../upload/file-chunks.ts';
import { prepareFile } from './prepare-file.ts';
import type { PreparedFile } from './prepared-file.ts';
import type { OpenAt, Position } from './record-reader.ts';

export type StoredFile = Pick<PreparedFile, 'version' | 'start' | 'size' | 'filledLines' | 'encoding'>;

/** Sheets that a review offers. */
const MOST_SHEETS = 100;

export async function knownFile(runId: number, db: Database): Promise<StoredFile | null> {
  const [known] = await db
    .select({ encoding: imports.encoding, start: imports.contentStart, filledLines: imports.filledLines })
    .from(imports)
    .where(eq(imports.runId, runId));
  if (!known?.encoding) return null;
  const version = known.encoding === 'utf-8' ? FILE_VERSION.asReceived : FILE_VERSION.asUtf8;
  const size = await storedSize(runId, version, db);
  const encoding = known.encoding as PreparedFile['encoding'];
  return { version, start: known.start, filledLines: known.filledLines, size, encoding };
}

/**
 * Detects the format and stores the result, so that a resumed run need not read the whole file again.
 * `workingId` is the run whose heartbeat is kept meanwhile: the import, or the check of its file.
 * @throws RunCancelled when that run was cancelled
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
  const [row] = await db.select({ sheet: imports.sheet }).from(imports).where(eq(imports.runId, runId));
  const alive = () => sayAlive(workingId, db);
  const { refusal, ...file } = await prepareFile(runId, row?.sheet ?? null, db, alive);
  if (refusal) return { refusal };
  await db
    .update(imports)
    .set({
      encoding: file.encoding,
      contentStart: file.start,
      filledLines: file.filledLines,
      sheet: file.sheet ?? null,
      sheets: (file.sheets ?? []).slice(0, MOST_SHEETS),
    })
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

export function openerOf(runId: number, { version }: Pick<StoredFile, 'version'>, db: Database): OpenAt {
  return (offset) => readChunks(runId, version, offset, db);
}

export function contentStart({ start }: Pick<StoredFile, 'start'>): Position {
  return { offset: start, line: 1 };
}
