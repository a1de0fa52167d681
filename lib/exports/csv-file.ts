import { csvLine } from '#lib/format/csv.ts';
import { asText } from './as-text.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/** Separated by `;`, UTF-8 with byte-order mark, formulas neutralized. */
export async function* csvFile(
  header: readonly string[],
  batches: AsyncIterable<string[][]>,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${BYTE_ORDER_MARK}${csvLine(header)}\r\n`);
  for await (const rows of batches)
    yield Buffer.from(rows.map((cells) => `${csvLine(cells.map(asText))}\r\n`).join(''));
}
