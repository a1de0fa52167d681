import { RecordReader } from '#lib/imports/reading/record-reader.ts';
import type { ByteSource } from '#lib/imports/reading/xlsx/byte-source.ts';
import { openSpreadsheet } from '#lib/imports/reading/xlsx/open-spreadsheet.ts';
import { SpreadsheetRefused } from '#lib/imports/reading/xlsx/spreadsheet-refused.ts';

/** The filled rows of a workbook by their number, as the import reads them; or the code by which it is refused. */
export async function readWorkbook(file: Buffer): Promise<Record<number, string[]> | string> {
  const pieces: Buffer[] = [];
  try {
    const { csv } = await openSpreadsheet(bytesOf(file), async () => {});
    for await (const piece of csv) pieces.push(piece);
  } catch (error) {
    if (error instanceof SpreadsheetRefused) return error.code;
    throw error;
  }
  return rowsOf(Buffer.concat(pieces));
}

/** A file that is in memory already. */
export function bytesOf(file: Buffer): ByteSource {
  return {
    size: file.length,
    async *read(from, to) {
      if (from < Math.min(to, file.length)) yield file.subarray(from, to);
    },
  };
}

async function rowsOf(csv: Buffer): Promise<Record<number, string[]>> {
  const reader = new RecordReader((offset) => one(csv.subarray(offset)), { offset: 0, line: 1 }, 0);
  const rows: Record<number, string[]> = {};
  for (;;) {
    const records = await reader.read(1000);
    if (records.length === 0) return rows;
    for (const { line, cells, problem } of records) {
      if (problem) throw new Error(`line ${line}: ${problem}`);
      if (cells.some((cell) => cell !== ''))
        rows[line] = cells.map((cell) => cell.replaceAll('\u2028', '\n'));
    }
  }
}

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
