import { normalizeText } from '#lib/identifiers/normalize-text.ts';
import type { Delimiter } from './delimiters.ts';
import { type Dialect, dialectOf } from './dialect.ts';
import { meaningOf } from './headers/header-names.ts';
import { readHead } from './read-head.ts';
import type { OpenAt, Position, RawRecord } from './record-reader.ts';

/** The table in a file: where its header stands and where its rows begin. */
export interface Table {
  dialect: Dialect;
  /** Header cells as written; those of two header lines joined. */
  names: string[];
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

/** Where a review says that the header stands. */
export interface HeaderPlace {
  titleRows: number;
  headerRows: 1 | 2;
}

const RECORDS_READ = 60;
/** Titles above a header are few. */
export const MOST_TITLE_ROWS = 20;
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
  const names = header.length > 1 ? joinedHeader(header[0] ?? [], header[1] ?? []) : (header[0] ?? []);
  const sample = head.slice(last + 1).map(({ cells }) => cells);
  return {
    dialect,
    names: isWorkbook ? padded(names, sample) : names,
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

/** The first line when it is a header as any other, else one below titles that clearly is. */
export function findHeader(records: readonly string[][]): HeaderPlace {
  const at = records
    .slice(0, MOST_TITLE_ROWS + 1)
    .findIndex((cells, row) => isHeader(cells, row === 0 ? 1 : 2));
  if (at === -1) return { titleRows: 0, headerRows: 1 };
  const isDouble = hasSubHeaders(records[at] ?? [], records[at + 1] ?? []);
  return { titleRows: at, headerRows: isDouble ? 2 : 1 };
}

const NAMES: ReadonlySet<string> = new Set(['name', 'firstName', 'lastName', 'legalName', 'tradeName']);

function isHeader(cells: readonly string[], least: number): boolean {
  const meanings = cells.flatMap((cell) => meaningOf(normalizeText(cell)) ?? []);
  if (meanings.length < least) return false;
  return meanings.some((meaning) => meaning !== 'own' && NAMES.has(meaning.field));
}

/** A second line that names parts of the first: words without digits, some of them below no name, none below the name column. */
function hasSubHeaders(header: readonly string[], below: readonly string[]): boolean {
  const filled = below.flatMap((cell, at) => (cell.trim() === '' ? [] : [at]));
  const isWord = (cell = '') => cell.trim().length <= 40 && !/[\d@]/.test(cell);
  const isNameBlank = header.every((name, at) => {
    const meaning = meaningOf(normalizeText(name));
    return !meaning || meaning === 'own' || !NAMES.has(meaning.field) || (below[at] ?? '').trim() === '';
  });
  return (
    filled.length > 0 &&
    isNameBlank &&
    filled.every((at) => isWord(below[at])) &&
    filled.some((at) => (header[at] ?? '').trim() === '')
  );
}

/** `Telefone` over `Fixo` and `Celular` gives `Telefone Fixo` and `Telefone Celular`. */
function joinedHeader(header: readonly string[], below: readonly string[]): string[] {
  let group = '';
  return Array.from({ length: Math.max(header.length, below.length) }, (_, at) => {
    const part = (below[at] ?? '').trim();
    const name = (header[at] ?? '').trim();
    if (name !== '') group = name;
    return part === '' ? name : `${group} ${part}`.trim();
  });
}
