import type { Delimiter } from './delimiters.ts';
import { type Dialect, dialectOf } from './dialect.ts';
import { findHeader, type HeaderPlace, joinedHeader } from './find-header.ts';
import { isOwnReport } from './headers/header-names.ts';
import { readHead } from './read-head.ts';
import type { OpenAt, Position, RawRecord } from './record-reader.ts';

/** The table in a file: where its header stands and where its rows begin. */
export interface Table {
  dialect: Dialect;
  /** Header cells as written; those of two header lines joined. */
  names: string[];
  /** What stands right of the table are notes: a workbook's cells are never cut at a delimiter. */
  hasNotes: boolean;
  titleRows: number;
  headerRows: 1 | 2;
  /** The first rows of all, titles and header included. */
  head: RawRecord[];
  /** Where reading starts when there is no header. */
  start: Position;
  /** Where the rows below the header start. */
  firstRecord: Position;
  /** Rows below the header, as far as they were read. */
  sample: string[][];
  /** Filled lines before `head`. */
  skipped: number;
}

const RECORDS_READ = 60;
const START_BYTES = 1 << 16;

/** Reads the beginning of a file and finds its header; null when the file holds nothing. */
export async function readTable(
  open: OpenAt,
  start: Position,
  delimiter: Delimiter,
  { place, isWorkbook = false }: { place?: HeaderPlace; isWorkbook?: boolean } = {},
): Promise<Table | null> {
  const dialect = dialectOf(await startOf(open, start), delimiter);
  const { records: head, ...rest } = await readHead(open, start, dialect, RECORDS_READ);
  if (head.length === 0) return null;
  const { titleRows, headerRows } = place ?? findHeader(head.map(({ cells }) => cells));
  const last = Math.min(titleRows + headerRows, head.length) - 1;
  const header = head.slice(Math.min(titleRows, last), last + 1).map(({ cells }) => cells);
  const hasNotes = isWorkbook && !isOwnReport(header.flat());
  const names = header.length > 1 ? joinedHeader(header[0] ?? [], header[1] ?? []) : (header[0] ?? []);
  const sample = head.slice(last + 1).map(({ cells }) => cells);
  return {
    dialect,
    names: hasNotes ? padded(names, sample) : names,
    hasNotes,
    titleRows: Math.min(titleRows, last),
    headerRows,
    head,
    start: rest.start,
    firstRecord: head[last]?.next ?? rest.start,
    sample,
    skipped: rest.skipped,
  };
}

/** What stands right of a workbook's header are columns without a name. */
function padded(names: readonly string[], sample: readonly string[][]): string[] {
  const width = sample.reduce((most, { length }) => Math.max(most, length), names.length);
  return Array.from({ length: width }, (_, at) => names[at] ?? '');
}

async function startOf(open: OpenAt, { offset }: Position): Promise<string> {
  for await (const bytes of open(offset)) return bytes.subarray(0, START_BYTES).toString('utf8');
  return '';
}
