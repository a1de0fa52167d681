import type { Database } from '#db/client.ts';
import { cutIntoChunks, FILE_VERSION, readChunks, writeChunk } from '../../upload/file-chunks.ts';
import { EncodingProbe } from '../detect-encoding.ts';
import type { PreparedFile } from '../prepared-file.ts';
import { SheetCsv } from '../xlsx/sheet-csv.ts';
import { CARD_HEADER, cardRow } from './card-row.ts';
import { CardCut, cardsIn } from './cards.ts';

/** Pieces of CSV between two signs of life. */
const ALIVE_EVERY = 64;

/** Writes the cards of a vCard file as the CSV that the import reads, one line for each. */
export async function prepareVcard(
  runId: number,
  db: Database,
  alive: () => Promise<unknown>,
): Promise<PreparedFile> {
  const probe = new EncodingProbe();
  for await (const chunk of readChunks(runId, FILE_VERSION.asReceived, 0, db)) probe.push(chunk);
  const { encoding } = probe.end();
  const csv = new SheetCsv();
  let seq = 0;
  let size = 0;
  let refusal: string | null = null;
  try {
    for await (const chunk of cutIntoChunks(lines(textOf(runId, encoding, db), csv))) {
      await writeChunk(runId, FILE_VERSION.asUtf8, seq++, chunk, db);
      size += chunk.length;
      if (seq % ALIVE_EVERY === 0) await alive();
    }
    if (csv.filledRows <= 1) refusal = 'no_rows';
  } catch (error) {
    if (!(error instanceof CardCut)) throw error;
    refusal = 'vcard_cut';
  }
  return {
    encoding: 'vcard',
    version: FILE_VERSION.asUtf8,
    start: 0,
    size,
    filledLines: csv.filledRows,
    refusal,
  };
}

async function* lines(text: AsyncIterable<string>, csv: SheetCsv): AsyncGenerator<Buffer> {
  let row = 1;
  csv.add(row, CARD_HEADER);
  for await (const card of cardsIn(text)) {
    const cells = cardRow(card);
    row += 1;
    if (cells) csv.add(row, cells);
    yield csv.take(Number.POSITIVE_INFINITY);
  }
  yield csv.take(Number.POSITIVE_INFINITY);
}

async function* textOf(runId: number, encoding: string, db: Database): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of readChunks(runId, FILE_VERSION.asReceived, 0, db))
    yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
