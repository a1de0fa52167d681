import type { ByteSource } from './byte-source.ts';
import { SpreadsheetRefused } from './spreadsheet-refused.ts';

export type Container = 'zip' | 'compound';

const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ZIP = ['PK\u0003\u0004', 'PK\u0005\u0006'];

/** Decides by the first bytes, not by the file's name; null for text. */
export async function containerOf(source: ByteSource): Promise<Container | null> {
  for await (const start of source.read(0, COMPOUND.length)) {
    if (start.equals(COMPOUND)) return 'compound';
    return ZIP.includes(start.toString('latin1', 0, 4)) ? 'zip' : null;
  }
  return null;
}

/** Directory entries of a compound file start at multiples of this, with their name in UTF-16. */
const ENTRY_BYTES = 128;
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const WORKBOOKS = [Buffer.from('Workbook\0', 'utf16le'), Buffer.from('Book\0', 'utf16le')];

export async function compoundRefusal(source: ByteSource): Promise<SpreadsheetRefused> {
  let isWorkbook = false;
  for await (const bytes of source.read(0, source.size)) {
    if (hasEntry(bytes, ENCRYPTED)) return new SpreadsheetRefused('password');
    isWorkbook ||= WORKBOOKS.some((name) => hasEntry(bytes, name));
  }
  return new SpreadsheetRefused(isWorkbook ? 'xls' : 'unknown');
}

function hasEntry(bytes: Buffer, name: Buffer): boolean {
  for (let at = bytes.indexOf(name); at !== -1; at = bytes.indexOf(name, at + 1)) {
    if (at % ENTRY_BYTES === 0) return true;
  }
  return false;
}
