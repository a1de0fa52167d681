import { writeXlsxStream } from 'hucre/xlsx';
import { withoutApostrophe } from '#lib/format/csv.ts';
import { asText } from './as-text.ts';

/** Text that looks like an escaped character, and characters that XML cannot hold. */
const CODE = /_(?=x[0-9a-f]{4}_)/gi;
const UNWRITABLE = /[\uFFFE\uFFFF]/;

/** One sheet in which every cell is text, so that no spreadsheet rewrites numbers or runs formulas. */
export async function* xlsxFile(
  header: readonly string[],
  batches: AsyncIterable<string[][]>,
): AsyncGenerator<Uint8Array> {
  const stream = writeXlsxStream(sheetRows(header, batches), {
    name: 'Contatos',
    freezePane: { rows: 1 },
    zip64: true,
  });
  yield* stream;
}

async function* sheetRows(
  header: readonly string[],
  batches: AsyncIterable<string[][]>,
): AsyncGenerator<(string | null)[]> {
  yield header.map(sheetCell);
  for await (const rows of batches) for (const cells of rows) yield cells.map(sheetCell);
}

/** An import removes one apostrophe before a formula or a digit, and Excel's `="…"` around a text, so a value that starts with one gets a second. */
function sheetCell(text: string): string | null {
  if (text === '') return null;
  const safe = looksDisarmed(text) || /^="[^"]*"$/.test(text) ? `'${text}` : asText(text);
  if (!safe.includes('_x') && !safe.includes('_X') && !UNWRITABLE.test(safe)) return safe;
  return safe
    .replace(CODE, '_x005F_')
    .replace(new RegExp(UNWRITABLE, 'g'), (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase()}_`);
}

/** In a workbook, line breaks reach the import as U+2028 and do not count as the start of a formula. */
function looksDisarmed(text: string): boolean {
  if (!text.startsWith("'")) return false;
  const seen = text.replaceAll('\n', '\u2028');
  return withoutApostrophe(seen) !== seen;
}
