import type { Dialect } from './dialect.ts';
import { type OpenAt, type Position, type RawRecord, RecordReader } from './record-reader.ts';
import { recordWeight } from './record-weight.ts';

/** Once the records weigh so much together, those that were read are enough. */
const MOST_WEIGHT = 16 << 20;

export interface FileHead {
  /** The first records that are not blank: up to the limit, fewer when they are large. */
  records: RawRecord[];
  /** Where the first of them, or a blank line before it, starts. */
  start: Position;
  /** Filled lines before them: Excel's `sep=` line. */
  skipped: number;
}

export async function readHead(
  open: OpenAt,
  start: Position,
  dialect: Dialect,
  limit: number,
): Promise<FileHead> {
  const reader = new RecordReader(open, start, 0, dialect);
  const head: FileHead = { records: [], start, skipped: 0 };
  try {
    let weight = 0;
    while (head.records.length < limit && weight < MOST_WEIGHT) {
      const [record] = await reader.read(1);
      if (!record) break;
      const text = record.cells.join('').trim();
      if (text === '') continue;
      if (record.line === 1 && /^sep=.?$/i.test(text)) {
        head.skipped = 1;
        head.start = record.next;
        continue;
      }
      head.records.push(record);
      weight += recordWeight(record.cells);
    }
    return head;
  } finally {
    await reader.close();
  }
}
