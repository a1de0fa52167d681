import { writeXlsxStream } from 'hucre/xlsx';
import { withoutApostrophe } from '#lib/format/csv.ts';
import { asText } from './as-text.ts';
import { EXPORT_HEADER } from './export-columns.ts';

/** What a spreadsheet would take for a character's code, and what XML cannot hold. */
const CODE = /_(?=x[0-9a-f]{4}_)/gi;
const UNWRITABLE = /[\uFFFE\uFFFF]/;

/** As a workbook of one sheet in which every cell is text, so that no spreadsheet rewrites numbers or runs formulas. */
export async function* xlsxFile(batches: AsyncIterable<string[][]>): AsyncGenerator<Uint8Array> {
  const stream = writeXlsxStream(sheetRows(batches), {
    name: 'Contatos',
    freezePane: { rows: 1 },
    zip64: true,
  });
  yield* stream;
}

async function* sheetRows(batches: AsyncIterable<string[][]>): AsyncGenerator<(string | null)[]> {
  yield [...EXPORT_HEADER];
  for await (const rows of batches) for (const cells of rows) yield cells.map(sheetCell);
}

/** An import takes one apostrophe off what looks like a disarmed formula, so a value that begins with one gets another. */
function sheetCell(text: string): string | null {
  if (text === '') return null;
  const safe = looksDisarmed(text) ? `'${text}` : asText(text);
  if (!safe.includes('_x') && !safe.includes('_X') && !UNWRITABLE.test(safe)) return safe;
  return safe
    .replace(CODE, '_x005F_')
    .replace(new RegExp(UNWRITABLE, 'g'), (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase()}_`);
}

/** Breaks inside a workbook's cell are no longer the signs that arm a formula when an import looks at it. */
function looksDisarmed(text: string): boolean {
  if (!text.startsWith("'")) return false;
  const seen = text.replaceAll('\n', '\u2028');
  return withoutApostrophe(seen) !== seen;
}
