import { eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { imports, type RejectionReason, type runRejections, runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { markReportRead } from '#lib/core/notifications/mark-report-read.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { csvLine, withoutApostrophe } from '#lib/format/csv.ts';

const BATCH = 1000;
const BATCH_BYTES = 4 << 20;

/** Columns that the report adds; an import ignores them. */
export const REPORT_COLUMNS = ['carteira_line', 'carteira_reason'];

type RejectedRow = Pick<typeof runRejections.$inferSelect, 'position' | 'reasons' | 'cells'>;

export interface ErrorReport {
  fileName: string;
  text: AsyncIterable<string>;
}

/**
 * The rejected rows with their original columns, line and reasons, ready to be corrected and imported again. Formulas
 * are neutralized. Marks the notification as read.
 * @throws NotFound when the import does not exist or its report is gone
 */
export async function errorReport(
  actor: Actor,
  id: number,
  words: (reason: RejectionReason) => string,
  db: Database = database(),
): Promise<ErrorReport> {
  authorize(actor, 'imports.view');
  const [row] = await db
    .select({
      fileName: imports.fileName,
      header: imports.header,
      first: sql<number | null>`(select min(position) from run_rejection r where r.run_id = ${runs.id})`,
    })
    .from(runs)
    .innerJoin(imports, eq(imports.runId, runs.id))
    .where(eq(runs.id, rowId('report', id)));
  if (!row || row.first === null) throw new NotFound('report');
  await markReportRead(actor, id, db);
  return { fileName: reportName(row.fileName), text: lines(id, row.header, words, db) };
}

async function* lines(
  id: number,
  header: string[],
  words: (reason: RejectionReason) => string,
  db: Database,
): AsyncGenerator<string> {
  yield `\uFEFF${csvLine([...header.map(withBreaks), ...REPORT_COLUMNS])}\r\n`;
  const most = Math.ceil(Math.min(BATCH, BATCH_BYTES / (header.length + 1)));
  let position = 0;
  for (;;) {
    const rows = await nextRows(id, position, most, db);
    if (rows.length === 0) return;
    let text = '';
    for (const row of rows) {
      const cells = (row.cells ?? []).map(asWritten);
      const own = [String(row.position), row.reasons.map(words).join(' | ')];
      text += `${csvLine([...header.map((_, at) => cells[at] ?? ''), ...own, ...beyond(cells, header)])}\r\n`;
      position = row.position;
    }
    yield text;
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

/** An apostrophe that neutralizes a formula in the file itself is not doubled. */
function asWritten(cell: string): string {
  return withoutApostrophe(withBreaks(cell));
}

/** Extra cells go after our own columns: the row stays rejected until somebody removes them. */
function beyond(cells: string[], header: string[]): string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(header.length, last + 1);
}

/** Line breaks inside a spreadsheet's cells are stored as U+2028. */
function withBreaks(text: string): string {
  return text.replaceAll('\u2028', '\n');
}

function reportName(fileName: string): string {
  return `${fileName.replace(/\.[^.]*$/, '')}-erros.csv`;
}
