import { isBlankRow } from '../../deciding/parse-row.ts';
import { findHeader, isHeader } from '../find-header.ts';
import type { Archive } from './archive.ts';
import { MOST_SHEET_BYTES } from './limits.ts';
import { type CellMeanings, SheetReader } from './sheet-reader.ts';
import type { Sheet } from './workbook-parts.ts';
import { XmlReader } from './xml-reader.ts';

const ROWS_READ = 60;
const BYTES_READ = 1 << 20;

/** The sheet of that name, else the first with a table of contacts, else the first that holds anything. */
export async function chooseSheet(
  sheets: readonly Sheet[],
  wanted: string | null,
  meanings: CellMeanings,
  archive: Archive,
): Promise<Sheet | undefined> {
  const named = sheets.find(({ name }) => name === wanted);
  if (named || sheets.length < 2) return named ?? sheets[0];
  let filled: Sheet | undefined;
  for (const sheet of sheets) {
    const rows = await headOf(sheet, meanings, archive);
    if (rows.length > 0) filled ??= sheet;
    const header = rows[findHeader(rows).titleRows];
    if (header && isHeader(header, 2)) return sheet;
  }
  return filled ?? sheets[0];
}

async function headOf(sheet: Sheet, meanings: CellMeanings, archive: Archive): Promise<string[][]> {
  const rows: string[][] = [];
  const reader = new XmlReader(
    new SheetReader(meanings, (_, cells) => {
      if (rows.length < ROWS_READ && !isBlankRow(cells)) rows.push([...cells]);
    }),
  );
  let bytes = 0;
  for await (const piece of archive.read(sheet.target, MOST_SHEET_BYTES)) {
    reader.push(piece);
    bytes += piece.length;
    if (rows.length === ROWS_READ || bytes > BYTES_READ) break;
  }
  return rows;
}
