import { isBlankRow } from '../../deciding/parse-row.ts';
import { isBloated, MOST_CSV_BYTES, MOST_ROW_BYTES } from './limits.ts';
import { SpreadsheetRefused } from './spreadsheet-refused.ts';

const SPECIAL = /[";\r\n]/;
const BREAK = /\r\n|\r|\n/g;

/**
 * Writes rows as the CSV that the import reads: `;` between cells, one physical line for each row, blank rows too, so
 * that line and row numbers agree. Line breaks inside cells become U+2028; multi-line fields turn them back.
 */
export class SheetCsv {
  filledRows = 0;
  #row = 0;
  #text = '';
  #bytes = 0;

  add(row: number, cells: readonly string[]): void {
    const line = csvRecord(cells);
    if (line.length * 3 > MOST_ROW_BYTES && Buffer.byteLength(line) > MOST_ROW_BYTES) {
      throw new SpreadsheetRefused('row_too_long');
    }
    this.#text += '\n'.repeat(row - this.#row - 1);
    this.#text += line;
    this.#text += '\n';
    this.#row = row;
    if (!isBlankRow(cells)) this.filledRows += 1;
  }

  /** The bytes since the last call. `sheetBytes`: bytes of the sheet read so far. */
  take(sheetBytes: number): Buffer {
    const bytes = Buffer.from(this.#text);
    this.#text = '';
    this.#bytes += bytes.length;
    if (this.#bytes > MOST_CSV_BYTES || isBloated(sheetBytes, this.#bytes)) {
      throw new SpreadsheetRefused('too_large');
    }
    return bytes;
  }
}

function csvRecord(cells: readonly string[]): string {
  let line = '';
  for (let at = 0; at < cells.length; at++) {
    if (at > 0) line += ';';
    const text = cells[at] ?? '';
    line += SPECIAL.test(text) ? `"${text.replace(BREAK, '\u2028').replaceAll('"', '""')}"` : text;
  }
  return line;
}
