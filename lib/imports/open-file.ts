import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { importChunks, imports, runs } from '#db/schema/index.ts';
import { type ImportHeader, mapHeader } from './columns.ts';
import { FILE_VERSION, type FileVersion, readChunks, storedSize } from './file-chunks.ts';
import type { ImportMode } from './plan-world.ts';
import { type PreparedFile, prepareFile } from './prepare-file.ts';
import { type Position, RecordReader } from './record-reader.ts';

export interface OpenedFile {
  version: FileVersion;
  size: number;
  header: ImportHeader;
  mode: ImportMode;
  firstRecord: Position;
  /** Rows the file seems to hold; a cell with line breaks makes it a guess until the end. */
  rows: number;
}

export interface FileRefusal {
  refusal: { code: string; params?: Record<string, string | number> };
  rows: number;
}

/**
 * Finds out what the stored file is and what its columns mean. The encoding is found once and remembered, so that a
 * resumed import does not read the whole file again.
 */
export async function openFile(runId: number, db: Database): Promise<OpenedFile | FileRefusal> {
  const file = await prepared(runId, db);
  if (file.size === 0) return { refusal: { code: 'empty_file' }, rows: 0 };
  if (file.isZip) return { refusal: { code: 'spreadsheet_file' }, rows: 0 };
  const open = (offset: number) => readChunks(runId, file.version, offset, db);
  const first = await firstRecord(open, { offset: file.start, line: 1 });
  if (!first) return { refusal: { code: 'no_rows' }, rows: 0 };
  const header = mapHeader(first.cells);
  if (header.problem) {
    const isHeader = header.problem.code !== 'name_column_missing';
    return {
      refusal: header.problem,
      rows: Math.max(0, file.filledLines - (isHeader ? 1 : 0) - first.skipped),
    };
  }
  const [row] = await db
    .update(imports)
    .set({ header: first.cells, ignoredColumns: header.ignored })
    .where(eq(imports.runId, runId))
    .returning({ mode: imports.mode });
  return {
    version: file.version,
    size: file.size,
    header,
    mode: row?.mode ?? 'create_and_update',
    firstRecord: first.next,
    rows: Math.max(0, file.filledLines - 1 - first.skipped),
  };
}

type Prepared = Pick<PreparedFile, 'version' | 'start' | 'size' | 'filledLines' | 'isZip'>;

async function prepared(runId: number, db: Database): Promise<Prepared> {
  const [known] = await db
    .select({ encoding: imports.encoding, start: imports.contentStart, filledLines: imports.filledLines })
    .from(imports)
    .where(eq(imports.runId, runId));
  if (known?.encoding) {
    const version = known.encoding === 'utf-8' ? FILE_VERSION.asReceived : FILE_VERSION.asUtf8;
    const size = await storedSize(runId, version, db);
    return { version, start: known.start, filledLines: known.filledLines, size, isZip: false };
  }
  await db
    .delete(importChunks)
    .where(sql`${importChunks.runId} = ${runId} and ${importChunks.version} = ${FILE_VERSION.asUtf8}`);
  const alive = () => db.update(runs).set({ heartbeatAt: sql`now()` }).where(eq(runs.id, runId));
  const file = await prepareFile(runId, db, alive);
  if (!file.isZip) {
    await db
      .update(imports)
      .set({ encoding: file.encoding, contentStart: file.start, filledLines: file.filledLines })
      .where(eq(imports.runId, runId));
  }
  return file;
}

interface FirstRecord {
  cells: string[];
  next: Position;
  /** Filled lines before the header, such as Excel's `sep=;`. */
  skipped: number;
}

/** The header: the first record that holds anything, after Excel's `sep=` line. */
async function firstRecord(
  open: (offset: number) => AsyncIterable<Buffer>,
  start: Position,
): Promise<FirstRecord | null> {
  const reader = new RecordReader(open, start, 0);
  try {
    let skipped = 0;
    for (;;) {
      const [record] = await reader.read(1);
      if (!record) return null;
      const text = record.cells.join('').trim();
      if (text === '') continue;
      if (record.line === 1 && /^sep=.?$/i.test(text)) {
        skipped = 1;
        continue;
      }
      return { cells: record.cells, next: record.next, skipped };
    }
  } finally {
    await reader.close();
  }
}
