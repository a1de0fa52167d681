import { eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { imports, type RejectionReason, type runRejections, runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { markReportRead } from '#lib/core/notifications/mark-report-read.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { csvLine, withoutApostrophe } from '#lib/format/csv.ts';
import { MOST_CELL_CHARACTERS, MOST_SHEET_ROWS, textSheet } from '#lib/format/text-sheet.ts';

const BATCH = 1000;
const BATCH_BYTES = 4 << 20;

/** Columns that the report adds; an import ignores them. */
export const REPORT_COLUMNS = ['carteira_line', 'carteira_reason'];

type RejectedRow = Pick<typeof runRejections.$inferSelect, 'position' | 'reasons' | 'cells'>;

export interface ErrorReport {
  fileName: string;
  text: AsyncIterable<string>;
}

export interface ErrorWorkbook {
  fileName: string;
  bytes: AsyncIterable<Uint8Array>;
}

type Words = (reason: RejectionReason) => string;

/**
 * The rejected rows with their original columns, line and reasons, ready to be corrected and imported again. Formulas
 * are neutralized. Marks the notification as read.
 * @throws NotFound when the import does not exist or its report is gone
 */
export async function errorReport(
  actor: Actor,
  id: number,
  words: Words,
  db: Database = database(),
): Promise<ErrorReport> {
  authorize(actor, 'imports.view');
  const { fileName, header } = await findReport(actor, id, db);
  return { fileName: reportName(fileName, 'csv'), text: lines(id, header, words, db) };
}

/**
 * The same as a workbook of text cells, in which Excel ruins no phone and no code. Cells are cut where a sheet's end.
 * @throws NotFound also when a sheet does not hold so many rows
 */
export async function errorWorkbook(
  actor: Actor,
  id: number,
  words: Words,
  db: Database = database(),
): Promise<ErrorWorkbook> {
  authorize(actor, 'imports.view');
  const { fileName, header, rows } = await findReport(actor, id, db);
  if (rows >= MOST_SHEET_ROWS) throw new NotFound('report');
  return {
    fileName: reportName(fileName, 'xlsx'),
    bytes: textSheet('Erros', cut(table(id, header, words, db))),
  };
}

async function findReport(actor: Actor, id: number, db: Database) {
  const [row] = await db
    .select({
      fileName: imports.fileName,
      header: imports.header,
      rows: sql<number>`(select count(*)::int from run_rejection r where r.run_id = ${runs.id})`,
    })
    .from(runs)
    .innerJoin(imports, eq(imports.runId, runs.id))
    .where(eq(runs.id, rowId('report', id)));
  if (!row || row.rows === 0) throw new NotFound('report');
  await markReportRead(actor, id, db);
  return row;
}

async function* lines(id: number, header: string[], words: Words, db: Database): AsyncGenerator<string> {
  let mark = '\uFEFF';
  for await (const rows of table(id, header, words, db)) {
    yield mark + rows.map((cells) => `${csvLine(cells.map(asWritten))}\r\n`).join('');
    mark = '';
  }
}

async function* cut(batches: AsyncIterable<string[][]>): AsyncGenerator<string[][]> {
  for await (const rows of batches)
    yield rows.map((cells) => cells.map((cell) => cell.slice(0, MOST_CELL_CHARACTERS)));
}

/** Header and rows, in batches. Extra cells go after our own columns: the row stays rejected until somebody removes them. */
async function* table(id: number, header: string[], words: Words, db: Database): AsyncGenerator<string[][]> {
  yield [[...header.map(withBreaks), ...REPORT_COLUMNS]];
  const most = Math.ceil(Math.min(BATCH, BATCH_BYTES / (header.length + 1)));
  for (let position = 0; ; ) {
    const rows = await nextRows(id, position, most, db);
    if (rows.length === 0) return;
    yield rows.map(({ cells, position: line, reasons }) => {
      const own = [String(line), reasons.map(words).join(' | ')];
      const written = (cells ?? []).map(withBreaks);
      return [...header.map((_, at) => written[at] ?? ''), ...own, ...beyond(written, header)];
    });
    position = rows.at(-1)?.position ?? position;
  }
}

/** The next rejected rows, limited by number and by bytes. */
async function nextRows(id: number, after: number, most: number, db: Database): Promise<RejectedRow[]> {
  const { rows } = await db.execute<RejectedRow & Record<string, unknown>>(sql`
    select position, reasons, cells from (
      select *, sum(octet_length(cells::text)) over (order by position) - octet_length(cells::text) as before
      from (
        select position, reasons, cells from run_rejection
        where run_id = ${id} and position > ${after} order by position limit ${most}) rejected
    ) weighed where coalesce(before, 0) < ${BATCH_BYTES} order by position`);
  return rows;
}

/** What neutralizes a formula in the file itself, an apostrophe or Excel's `="…"`, is not written twice. */
function asWritten(cell: string): string {
  return /^="([^"]*)"$/.exec(cell)?.[1] ?? withoutApostrophe(cell);
}

function beyond(cells: string[], header: string[]): string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(header.length, last + 1);
}

/** Line breaks inside a spreadsheet's cells are stored as U+2028. */
function withBreaks(text: string): string {
  return text.replaceAll('\u2028', '\n');
}

function reportName(fileName: string, kind: 'csv' | 'xlsx'): string {
  return `${fileName.replace(/\.[^.]*$/, '')}-erros.${kind}`;
}
