import { openSync, readSync, statSync } from 'node:fs';
import { openSpreadsheet } from '#lib/imports/reading/xlsx/open-spreadsheet.ts';
import { SpreadsheetRefused } from '#lib/imports/reading/xlsx/spreadsheet-refused.ts';

/**
 * Reads a workbook in a process of its own and tells what it cost: `node tests/support/read-spreadsheet.ts file.xlsx`.
 * The peak is the operating system's own count of the most memory that was ever resident.
 */
export interface Reading {
  code: string | null;
  rows: number;
  bytes: number;
  milliseconds: number;
  /** Megabytes beyond what the process had before it began. */
  megabytes: number;
}

const PIECE_BYTES = 1 << 20;
const [, , path = ''] = process.argv;
const file = openSync(path, 'r');
const source = {
  size: statSync(path).size,
  async *read(from: number, to: number) {
    for (let at = from; at < to; at += PIECE_BYTES) {
      const bytes = Buffer.alloc(Math.min(PIECE_BYTES, to - at));
      yield bytes.subarray(0, readSync(file, bytes, 0, bytes.length, at));
    }
  },
};
const before = process.resourceUsage().maxRSS;
const began = Date.now();
let code: string | null = null;
let rows = 0;
let bytes = 0;
try {
  const { csv, filledRows } = await openSpreadsheet(source, async () => {});
  for await (const piece of csv) bytes += piece.length;
  rows = filledRows();
} catch (error) {
  if (!(error instanceof SpreadsheetRefused)) throw error;
  code = error.code;
}
const megabytes = Math.round((process.resourceUsage().maxRSS - before) / 1024);
const reading: Reading = { code, rows, bytes, milliseconds: Date.now() - began, megabytes };
process.stdout.write(JSON.stringify(reading));
