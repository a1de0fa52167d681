import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import type { ByteSource } from './byte-source.ts';
import { isBloated, MOST_ENTRIES, MOST_UNPACKED_BYTES } from './limits.ts';
import { SpreadsheetRefused } from './spreadsheet-refused.ts';

/** The parts of a zip file; names ignore case. */
export interface Archive {
  has(name: string): boolean;
  /** In lower case. */
  names(): string[];
  /** @throws SpreadsheetRefused also when the part exceeds `most` bytes or differs from its declaration */
  read(name: string, most: number): AsyncGenerator<Buffer>;
}

/** Small, because a piece may refer to a long shared text every 24 bytes. */
const PIECE_BYTES = 4_096;

/** Refuses a zip file by its directory when it would unpack to too much. `alive` is called after every piece. */
export async function openArchive(source: ByteSource, alive: () => Promise<void>): Promise<Archive> {
  const reader = new SourceReader(source);
  const entries = new Map<string, Entry>();
  const zip = await reader.orBroken(() =>
    fromRandomAccessReaderPromise(reader, source.size, { lazyEntries: true, autoClose: false }),
  );
  if (zip.entryCount > MOST_ENTRIES) throw new SpreadsheetRefused('too_large');
  await reader.orBroken(async () => {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry);
  });
  refuseBombs([...entries.values()]);
  return {
    has: (name) => entries.has(name.toLowerCase()),
    names: () => [...entries.keys()],
    async *read(name, most) {
      const entry = entries.get(name.toLowerCase());
      if (!entry) throw new SpreadsheetRefused('broken');
      if (entry.uncompressedSize > most) throw new SpreadsheetRefused('too_large');
      const from = await reader.orBroken(() => startOf(entry, zip));
      const packed = source.read(from, from + entry.compressedSize);
      for await (const bytes of verified(entry, packed)) {
        yield bytes;
        await alive();
      }
    },
  };
}

function refuseBombs(entries: Entry[]): void {
  let packed = 0;
  let unpacked = 0;
  for (const entry of entries) {
    if (entry.isEncrypted()) throw new SpreadsheetRefused('password');
    packed += entry.compressedSize;
    unpacked += entry.uncompressedSize;
    if (isBloated(entry.compressedSize, entry.uncompressedSize)) throw new SpreadsheetRefused('too_large');
  }
  if (unpacked > MOST_UNPACKED_BYTES || isBloated(packed, unpacked))
    throw new SpreadsheetRefused('too_large');
}

async function startOf(entry: Entry, zip: ZipFile): Promise<number> {
  return (await zip.readLocalFileHeaderPromise(entry, { minimal: true })).fileDataStart;
}

/** Stops when there are more bytes than declared, and compares the checksum at the end. */
async function* verified(entry: Entry, packed: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  let size = 0;
  let sum = 0;
  for await (const bytes of unpacked(entry, packed)) {
    size += bytes.length;
    if (size > entry.uncompressedSize) throw new SpreadsheetRefused('broken');
    sum = crc32(bytes, sum);
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
  }
  if (size !== entry.uncompressedSize || sum !== entry.crc32) throw new SpreadsheetRefused('broken');
}

function unpacked(entry: Entry, packed: AsyncGenerator<Buffer>): AsyncIterable<Buffer> {
  if (entry.compressionMethod === 0) return packed;
  if (entry.compressionMethod === 8) return inflated(packed);
  throw new SpreadsheetRefused('broken');
}

async function* inflated(packed: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const inflate = pipeline(Readable.from(packed), createInflateRaw(), () => {});
  try {
    for await (const bytes of inflate) yield bytes as Buffer;
  } catch (error) {
    if (String((error as { code?: unknown }).code).startsWith('Z_')) throw new SpreadsheetRefused('broken');
    throw error;
  }
}

/** Lets yauzl read any range, and separates errors of the source from errors of the zip file. */
class SourceReader extends RandomAccessReader {
  readonly #source: ByteSource;
  #failure: unknown;

  constructor(source: ByteSource) {
    super();
    this.#source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#watched(this.#source.read(start, end)));
  }

  async orBroken<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch {
      throw this.#failure ?? new SpreadsheetRefused('broken');
    }
  }

  async *#watched(bytes: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
    try {
      yield* bytes;
    } catch (error) {
      this.#failure = error;
      throw error;
    }
  }
}
