import { openArchive } from './archive.ts';
import type { ByteSource } from './byte-source.ts';
import { chooseSheet } from './choose-sheet.ts';
import { MOST_SHEET_BYTES } from './limits.ts';
import { readSharedStrings } from './shared-strings.ts';
import { SheetCsv } from './sheet-csv.ts';
import { SheetReader } from './sheet-reader.ts';
import { SpreadsheetRefused } from './spreadsheet-refused.ts';
import { readStyles } from './styles.ts';
import { findParts } from './workbook-parts.ts';
import { XmlReader } from './xml-reader.ts';

export interface Spreadsheet {
  /** The sheet that is read, and all there are. */
  sheet: string;
  sheets: string[];
  /** That sheet as CSV in UTF-8; every row is one physical line. */
  csv: AsyncGenerator<Buffer>;
  /** Rows that are not blank, known once `csv` has ended. */
  filledRows(): number;
}

const ALIVE_EVERY_MS = 2_000;

/**
 * Opens an Excel workbook (.xlsx, .xlsm) as a stream with little of it in memory. `alive` is called at once and then
 * every few seconds; an error it throws ends the reading. `wanted`: the name of a sheet.
 * @throws SpreadsheetRefused when the file is no workbook, is damaged or would unpack to too much; so does `csv`
 */
export async function openSpreadsheet(
  source: ByteSource,
  alive: () => Promise<unknown>,
  wanted: string | null = null,
): Promise<Spreadsheet> {
  const archive = await openArchive(source, nowAndThen(alive));
  const { sheets, strings, styles, since1904 } = await findParts(archive);
  const formats = await readStyles(styles, archive);
  const texts = await readSharedStrings(strings, archive);
  const meanings = { since1904, formats, strings: texts };
  const sheet = await chooseSheet(sheets, wanted, meanings, archive);
  if (!sheet) throw new SpreadsheetRefused('empty');
  const { target } = sheet;
  const csv = new SheetCsv();
  const reader = new XmlReader(new SheetReader(meanings, (row, cells) => csv.add(row, cells)));
  async function* rows(): AsyncGenerator<Buffer> {
    let bytes = 0;
    try {
      for await (const piece of archive.read(target, MOST_SHEET_BYTES)) {
        reader.push(piece);
        bytes += piece.length;
        yield csv.take(bytes);
      }
      reader.end();
    } finally {
      texts.close();
    }
    if (csv.filledRows === 0) throw new SpreadsheetRefused('empty');
  }
  return {
    sheet: sheet.name,
    sheets: sheets.map(({ name }) => name),
    csv: rows(),
    filledRows: () => csv.filledRows,
  };
}

function nowAndThen(alive: () => Promise<unknown>): () => Promise<void> {
  let last = 0;
  return async () => {
    if (Date.now() - last < ALIVE_EVERY_MS) return;
    await alive();
    last = Date.now();
  };
}
