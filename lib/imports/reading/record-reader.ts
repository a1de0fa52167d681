import { type Info, type Options, type Parser, parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
import { type Dialect, STANDARD_DIALECT, unwrapped } from './dialect.ts';
import { countBreaks, endOfLines, endsWithBreak, looksSwallowed, MOST_LINES } from './line-breaks.ts';
import { recordWeight } from './record-weight.ts';

export interface RawRecord {
  cells: string[];
  line: number;
  next: Position;
  /** Set when the record cannot be read; `cells` is then its first physical line. */
  problem?: 'quote_not_closed';
}

export interface Position {
  offset: number;
  line: number;
}

export type OpenAt = (offset: number) => AsyncIterable<Buffer>;

const MOST_BYTES = 2_000_000;
/** Once records weigh so much together, no further one is read to go with them. */
const MOST_WEIGHT = 4 << 20;
const SLICE_BYTES = 1 << 14;
/** Records read one by one after an unclosed quote, before streaming again. */
const CAREFUL_RECORDS = 500;

export const CSV_OPTIONS = {
  relax_quotes: true,
  relax_column_count: true,
  info: true,
  record_delimiter: ['\r\n', '\n', '\r'],
  max_record_size: MOST_BYTES,
} satisfies Options;

type Parsed = { record: string[]; info: Info };

/**
 * Reads records in order from the start of any record. An unclosed quote costs its own line only: the reader reports
 * that line as broken and continues at the next one.
 */
export class RecordReader {
  readonly #openAt: OpenAt;
  readonly #width: number;
  readonly #dialect: Dialect;
  readonly #options: Options;
  #position: Position;
  #pieces: AsyncGenerator<RawRecord[]> | null = null;
  #held: RawRecord[] = [];
  #heldWeight = 0;

  /** `width`: columns of the header, to recognise rows swallowed by an unclosed quote; 0 when unknown. */
  constructor(openAt: OpenAt, start: Position, width: number, dialect: Dialect = STANDARD_DIALECT) {
    this.#openAt = openAt;
    this.#position = start;
    this.#width = width;
    this.#dialect = dialect;
    this.#options = {
      ...CSV_OPTIONS,
      delimiter: dialect.delimiter,
      ...(dialect.padded && { trim: true }),
      ...(dialect.backslash && { escape: '\\' }),
    };
  }

  /** Up to `limit` records, fewer when they are large; empty at the end of the file. */
  async read(limit: number): Promise<RawRecord[]> {
    this.#pieces ??= this.#all();
    while (this.#held.length < limit && this.#heldWeight < MOST_WEIGHT) {
      const { value, done } = await this.#pieces.next();
      if (done) break;
      this.#heldWeight += weightOf(value);
      this.#held = this.#held.length > 0 ? this.#held.concat(value) : value;
    }
    const batch = this.#held.slice(0, limit);
    this.#held = this.#held.slice(limit);
    this.#heldWeight -= weightOf(batch);
    return batch;
  }

  async close(): Promise<void> {
    await this.#pieces?.return(undefined);
  }

  async *#all(): AsyncGenerator<RawRecord[]> {
    for (;;) {
      const broken = yield* this.#stream();
      if (!broken) return;
      const ended = yield* this.#careful();
      if (ended) return;
    }
  }

  /** The fast path: csv-parse over the rest of the file. Returns true at a record that must be wrong. */
  async *#stream(): AsyncGenerator<RawRecord[], boolean> {
    const base = this.#position.offset;
    const parser = parse(this.#options);
    parser.on('error', () => {});
    let held: Buffer = Buffer.alloc(0);
    let heldFrom = base;
    const take = (parsed: Parsed[]): { records: RawRecord[]; broken: boolean } => {
      const records: RawRecord[] = [];
      for (const { record, info } of parsed) {
        const accepted = this.#accept(record, base + info.bytes, held, heldFrom);
        if (!accepted) return { records, broken: true };
        records.push(accepted);
      }
      return { records, broken: parser.errored !== null };
    };
    try {
      for await (const piece of slices(this.#openAt(base))) {
        held = held.length > 0 ? Buffer.concat([held, piece]) : piece;
        parser.write(piece);
        const { records, broken } = take(drain(parser));
        yield records;
        if (broken || held.length > MOST_BYTES + 2 * SLICE_BYTES) return true;
        held = held.subarray(this.#position.offset - heldFrom);
        heldFrom = this.#position.offset;
      }
      const { records, broken } = take(await ending(parser));
      yield records;
      return broken;
    } finally {
      parser.destroy();
    }
  }

  /** The slow path: one record at a time, from a window of a few lines. Returns true at the end of the file. */
  async *#careful(): AsyncGenerator<RawRecord[], boolean> {
    const source = this.#openAt(this.#position.offset)[Symbol.asyncIterator]();
    let held: Buffer = Buffer.alloc(0);
    let ended = false;
    try {
      for (let count = 0; count < CAREFUL_RECORDS; count++) {
        while (!ended && endOfLines(held, MOST_LINES + 1) === -1 && held.length < MOST_BYTES) {
          const piece = await source.next();
          if (piece.done) ended = true;
          else held = Buffer.concat([held, piece.value]);
        }
        if (held.length === 0) return true;
        const record = this.#first(held, ended);
        held = held.subarray(record.next.offset - this.#position.offset);
        this.#position = record.next;
        yield [record];
      }
      return false;
    } finally {
      await source.return?.();
    }
  }

  #first(held: Buffer, ended: boolean): RawRecord {
    const { offset, line } = this.#position;
    const end = endOfLines(held, MOST_LINES + 1);
    const window = end === -1 ? held : held.subarray(0, end);
    try {
      const [parsed] = parseSync(window, { ...this.#options, to: 1 }) as unknown as Parsed[];
      if (parsed) {
        const raw = window.subarray(0, parsed.info.bytes);
        const breaks = countBreaks(parsed.record);
        const whole = ended || parsed.info.bytes < held.length || endsWithBreak(raw);
        if (whole && !this.#isSwallowed(raw, breaks)) {
          return {
            cells: this.#cellsOf(parsed.record),
            line,
            next: { offset: offset + parsed.info.bytes, line: line + 1 + breaks },
          };
        }
      }
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error)) throw error;
    }
    const stop = endOfLines(held, 1);
    const firstLine = stop === -1 ? held : held.subarray(0, stop);
    const cells = firstLine
      .toString('utf8')
      .replace(/[\r\n]+$/, '')
      .split(this.#dialect.delimiter);
    return {
      cells,
      line,
      next: { offset: offset + firstLine.length, line: line + 1 },
      problem: 'quote_not_closed',
    };
  }

  #accept(cells: string[], end: number, held: Buffer, heldFrom: number): RawRecord | null {
    const { offset, line } = this.#position;
    const breaks = countBreaks(cells);
    if (breaks > 0 && this.#isSwallowed(held.subarray(offset - heldFrom, end - heldFrom), breaks))
      return null;
    this.#position = { offset: end, line: line + 1 + breaks };
    return { cells: this.#dialect.wrapped ? this.#cellsOf(cells) : cells, line, next: this.#position };
  }

  #cellsOf(cells: string[]): string[] {
    const [only] = cells;
    return this.#dialect.wrapped && cells.length === 1 && only
      ? unwrapped(only, this.#dialect.delimiter)
      : cells;
  }

  #isSwallowed(raw: Buffer, breaks: number): boolean {
    return looksSwallowed(raw, breaks, this.#width, this.#dialect.delimiter);
  }
}

function weightOf(records: RawRecord[]): number {
  return records.reduce((sum, { cells }) => sum + recordWeight(cells), 0);
}

/** Small enough that the records of a slice are garbage before the collector promotes them. */
async function* slices(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; at += SLICE_BYTES) yield piece.subarray(at, at + SLICE_BYTES);
  }
}

function drain(parser: Parser): Parsed[] {
  const records: Parsed[] = [];
  for (let item = parser.read(); item !== null; item = parser.read()) records.push(item as Parsed);
  return records;
}

/** The records left after the last byte; none when a quote is unclosed. */
async function ending(parser: Parser): Promise<Parsed[]> {
  const rest: Parsed[] = [];
  await new Promise<void>((resolve) => {
    parser.on('readable', () => rest.push(...drain(parser)));
    parser.on('end', resolve);
    parser.on('error', () => resolve());
    parser.on('close', resolve);
    parser.end();
  });
  return rest;
}
