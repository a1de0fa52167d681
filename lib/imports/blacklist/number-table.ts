import type { Database } from '#db/client.ts';
import { type Direction, readListedNumber } from '#lib/blacklist/direction.ts';
import { DELIMITER_NAMES, DELIMITERS, type Delimiter } from '../reading/delimiters.ts';
import { isConverted } from '../reading/prepared-file.ts';
import { contentStart, openerOf, type StoredFile } from '../reading/stored-file.ts';
import { readTable, type Table } from '../reading/table.ts';
import { MOST_COLUMNS } from '../review/layout.ts';
import { type NumberField, type NumberLayout, numberFieldOf } from './number-layout.ts';

/** The first line of a file of numbers may be a header or a number already; there are no titles. */
const PLACE = { titleRows: 0, headerRows: 1 } as const;

export function readNumberTable(
  importId: number,
  file: StoredFile,
  delimiter: Delimiter,
  db: Database,
): Promise<Table | null> {
  return readTable(openerOf(importId, file, db), contentStart(file), delimiter, {
    place: PLACE,
    isWorkbook: file.encoding === 'xlsx',
  });
}

/** The sign between fields that gives the likeliest columns, and what these are; null for an empty file. */
export async function guessNumberLayout(
  importId: number,
  file: StoredFile,
  direction: Direction,
  db: Database,
): Promise<NumberLayout | null> {
  let best: { layout: NumberLayout; score: number } | null = null;
  const signs = isConverted(file.encoding)
    ? [DELIMITERS.semicolon]
    : DELIMITER_NAMES.map((name) => DELIMITERS[name]);
  for (const sign of signs) {
    const table = await readNumberTable(importId, file, sign, db);
    if (!table) return null;
    const layout = numberLayoutOf(table, direction);
    const score = scoreOf(layout, table, direction);
    if (!best || score > best.score) best = { layout, score };
  }
  return best?.layout ?? null;
}

export function numberLayoutOf(
  { dialect, names, sample }: Table,
  direction: Direction,
  hasHeader = isHeader(names),
): NumberLayout {
  const rows = hasHeader ? sample : [names, ...sample];
  const width = Math.min(MOST_COLUMNS, Math.max(names.length, 1));
  const fields: (NumberField | null)[] = Array.from({ length: width }, (_, at) =>
    hasHeader ? numberFieldOf(names[at] ?? '') : null,
  );
  for (const [at, field] of fields.entries()) if (field && fields.indexOf(field) !== at) fields[at] = null;
  if (!fields.includes('number')) {
    const at = likeliestColumn(rows, fields, direction);
    if (at !== -1) fields[at] = 'number';
  }
  if (!hasHeader && width === 2 && fields.includes('number')) fields[fields[0] === 'number' ? 1 : 0] = 'note';
  return { delimiter: dialect.delimiter as Delimiter, hasHeader, fields };
}

/** A line without a number in it names columns. */
function isHeader(names: readonly string[]): boolean {
  return (
    names.some((name) => numberFieldOf(name)) || names.every((name) => digitsIn(name) < MOST_DIGITS_OF_A_NAME)
  );
}

const MOST_DIGITS_OF_A_NAME = 6;

/** The only column there is, else the one of most values that are numbers. */
function likeliestColumn(
  rows: readonly (readonly string[])[],
  fields: readonly (NumberField | null)[],
  direction: Direction,
): number {
  if (fields.length === 1) return 0;
  const shares = fields.map((field, at) => (field ? 0 : shareOfNumbers(rows, at, direction)));
  const most = Math.max(...shares);
  return most > 0 ? shares.indexOf(most) : -1;
}

function shareOfNumbers(rows: readonly (readonly string[])[], at: number, direction: Direction): number {
  const values = rows.map((cells) => (cells[at] ?? '').trim()).filter((value) => value !== '');
  if (values.length === 0) return 0;
  const numbers = values.filter((value) => readListedNumber(direction, value).ok).length;
  // Numbers of the other list, too: the reasons against them say more than that there are none.
  const alike = values.filter((value) => digitsIn(value) >= 8 && digitsIn(value) <= 15).length;
  return (numbers + alike / 100) / values.length;
}

function scoreOf(layout: NumberLayout, { names, sample }: Table, direction: Direction): number {
  const at = layout.fields.indexOf('number');
  if (at === -1) return 0;
  const known = layout.hasHeader ? names.filter((name) => numberFieldOf(name)).length : 0;
  const rows = layout.hasHeader ? sample : [names, ...sample];
  return known * 10 + shareOfNumbers(rows, at, direction);
}

function digitsIn(text: string): number {
  return text.replace(/\D/g, '').length;
}
