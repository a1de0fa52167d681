import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { imports } from '#db/schema/index.ts';
import { normalizeText } from '#lib/identifiers/normalize-text.ts';
import type { ImportMode } from '../deciding/known-base.ts';
import { applyLayout } from '../review/apply-layout.ts';
import { type Layout, storedLayout } from '../review/layout.ts';
import type { FileVersion } from '../upload/file-chunks.ts';
import { type ImportHeader, mapHeader } from './columns.ts';
import { STANDARD_DELIMITER } from './delimiters.ts';
import { fieldsOf, reportHeader } from './headers/report-header.ts';
import type { Position } from './record-reader.ts';
import { contentStart, findFile, openerOf, type StoredFile } from './stored-file.ts';
import { readTable, type Table } from './table.ts';

/** Columns of the widest file that is read, which is what a spreadsheet holds at most. */
const MOST_COLUMNS = 16_384;
/** Longest name of a column that the report repeats; names that are known are shorter. */
const LONGEST_NAME = 200;

export interface OpenedFile {
  version: FileVersion;
  size: number;
  header: ImportHeader;
  mode: ImportMode;
  firstRecord: Position;
  /** An estimate: a cell with line breaks counts as several rows until it is read. */
  rows: number;
}

export interface FileRefusal {
  refusal: { code: string; params?: Record<string, string | number> };
  rows: number;
}

/**
 * Detects the format of the stored file and maps its columns, by the layout chosen in its review or else by its header.
 * `workingId` is the run whose heartbeat is kept meanwhile: the import itself or its check.
 */
export async function openFile(
  runId: number,
  workingId: number,
  db: Database,
): Promise<OpenedFile | FileRefusal> {
  const file = await findFile(runId, workingId, db);
  if ('refusal' in file) return { refusal: { code: file.refusal }, rows: 0 };
  const [row] = await db
    .select({ layout: imports.layout, mode: imports.mode })
    .from(imports)
    .where(eq(imports.runId, runId));
  const layout = storedLayout(row?.layout);
  const read = await readFirst(runId, file, layout, db);
  if ('refusal' in read) return read;
  const { opened, table } = read;
  const { header } = opened;
  const names = table.names.map((name) => (layout && !layout.hasHeader ? '' : normalizeText(name)));
  await db
    .update(imports)
    .set({
      header: reportHeader(names, fieldsOf(header, names.length))
        .slice(0, MOST_COLUMNS)
        .map((name) => name.slice(0, LONGEST_NAME)),
      ignoredColumns: header.ignored,
    })
    .where(eq(imports.runId, runId));
  return { ...opened, mode: row?.mode ?? 'create_and_update' };
}

/** Like `openFile`, but writes nothing. */
export async function readFirst(
  runId: number,
  file: StoredFile,
  layout: Layout | null,
  db: Database,
): Promise<{ opened: Omit<OpenedFile, 'mode'>; table: Table } | FileRefusal> {
  if (file.size === 0) return { refusal: { code: 'empty_file' }, rows: 0 };
  const delimiter = layout?.delimiter ?? STANDARD_DELIMITER;
  const table = await readTable(openerOf(runId, file, db), contentStart(file), delimiter, {
    place: layout ?? undefined,
    isWorkbook: file.encoding === 'xlsx',
  });
  if (!table) return { refusal: { code: 'no_rows' }, rows: 0 };
  const above = table.skipped + table.titleRows + table.headerRows;
  const columns = table.names.findLastIndex((cell) => cell.trim() !== '') + 1;
  if (columns > MOST_COLUMNS) {
    const rows = Math.max(0, file.filledLines - above);
    return { refusal: { code: 'header_too_wide', params: { count: columns, maximum: MOST_COLUMNS } }, rows };
  }
  const header = layout
    ? applyLayout(table.names, layout, table.dialect, table.sample)
    : mapHeader(table.names, table.sample, table.dialect);
  const hasHeader = layout ? layout.hasHeader : header.problem?.code !== 'name_column_missing';
  const rows = Math.max(0, file.filledLines - (hasHeader ? above : table.skipped));
  if (header.problem) return { refusal: header.problem, rows };
  return {
    opened: {
      version: file.version,
      size: file.size,
      header: table.hasNotes ? { ...header, hasNotes: true } : header,
      firstRecord: hasHeader ? table.firstRecord : table.start,
      rows,
    },
    table,
  };
}
