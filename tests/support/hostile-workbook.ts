import { textCell, workbook } from './workbook.ts';

export const SHEET = 'xl/worksheets/sheet1.xml';
export const ONE_ROW = `<row r="1">${textCell('A1', 'Ana')}</row>`;

/** Writes over a field of a part's entry in the directory: 8 flags, 16 checksum, 20 packed size, 24 unpacked size. */
export function declare(file: Buffer, name: string, at: 8 | 16 | 20 | 24, value: number): Buffer {
  const lying = Buffer.from(file);
  const entry = lying.lastIndexOf(Buffer.from(name)) - 46;
  if (at === 8) lying.writeUInt16LE(value, entry + at);
  else lying.writeUInt32LE(value, entry + at);
  return lying;
}

/** A workbook whose only sheet is this. */
export function inSheet(xml: string): Buffer {
  return workbook({ parts: { [SHEET]: xml } });
}
