import { withoutApostrophe } from '#lib/format/csv.ts';
import { textSheet } from '#lib/format/text-sheet.ts';
import { asText } from './as-text.ts';

export function xlsxFile(
  header: readonly string[],
  batches: AsyncIterable<string[][]>,
): AsyncGenerator<Uint8Array> {
  return textSheet('Contatos', withHeader(header, batches));
}

async function* withHeader(
  header: readonly string[],
  batches: AsyncIterable<string[][]>,
): AsyncGenerator<string[][]> {
  yield [header.map(sheetText)];
  for await (const rows of batches) yield rows.map((cells) => cells.map(sheetText));
}

/**
 * An import removes one apostrophe before a formula or a digit, and Excel's `="…"` around a text, so a value that looks
 * like that gets an apostrophe before it.
 */
function sheetText(text: string): string {
  return looksDisarmed(text) || /^="[^"]*"$/.test(text) ? `'${text}` : asText(text);
}

/** In a workbook, line breaks reach the import as U+2028 and do not count as the start of a formula. */
function looksDisarmed(text: string): boolean {
  if (!text.startsWith("'")) return false;
  const seen = text.replaceAll('\n', '\u2028');
  return withoutApostrophe(seen) !== seen;
}
