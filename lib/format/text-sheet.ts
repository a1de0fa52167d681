import { writeXlsxStream } from 'hucre/xlsx';

/** Text that looks like an escaped character, and characters that XML cannot hold. */
const CODE = /_(?=x[0-9a-f]{4}_)/gi;
const UNWRITABLE = /[\uFFFE\uFFFF]/;

/** What a sheet and a cell of Excel hold at most. */
export const MOST_SHEET_ROWS = 1_048_576;
export const MOST_CELL_CHARACTERS = 32_767;

/** A workbook of one sheet in which every cell is text, so that no spreadsheet rewrites numbers or runs formulas. */
export async function* textSheet(
  name: string,
  batches: AsyncIterable<readonly string[][]>,
): AsyncGenerator<Uint8Array> {
  yield* writeXlsxStream(sheetRows(batches), { name, freezePane: { rows: 1 }, zip64: true });
}

async function* sheetRows(batches: AsyncIterable<readonly string[][]>): AsyncGenerator<(string | null)[]> {
  for await (const rows of batches) for (const cells of rows) yield cells.map(sheetCell);
}

function sheetCell(text: string): string | null {
  if (text === '') return null;
  if (!text.includes('_x') && !text.includes('_X') && !UNWRITABLE.test(text)) return text;
  return text
    .replace(CODE, '_x005F_')
    .replace(new RegExp(UNWRITABLE, 'g'), (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase()}_`);
}
