import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Holds the longest text of a cell whole. A larger page would cost those more that are read here and there. */
export const PAGE_BYTES = 128 << 10;

/**
 * Pages of bytes of which the latest used are in memory, the others in a temporary file without a name: nobody else can open
 * it, and it goes with the process, however that ends.
 */
export class PagedBytes {
  readonly #mostInMemory: number;
  /** Latest used last. */
  readonly #pages = new Map<number, Page>();
  #count = 0;
  #last: Page | null = null;
  #file: number | null = null;

  /** `memory`: bytes it may hold in memory. */
  constructor(memory: number) {
    this.#mostInMemory = Math.max(2, Math.floor(memory / PAGE_BYTES));
  }

  /** Bytes of all its pages. */
  get size(): number {
    return this.#count * PAGE_BYTES;
  }

  /** Adds an empty page and answers its number. */
  add(): number {
    const number = this.#count++;
    this.#keep({ number, bytes: this.#room(), isStored: false });
    return number;
  }

  /** The page to read, until the next call. */
  page(number: number): Buffer {
    return this.#find(number).bytes;
  }

  /** The page to write into, until the next call. */
  change(number: number): Buffer {
    const page = this.#find(number);
    page.isStored = false;
    return page.bytes;
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
    this.#last = null;
    this.#pages.clear();
  }

  #find(number: number): Page {
    if (this.#last?.number === number) return this.#last;
    let page = this.#pages.get(number);
    if (page) this.#pages.delete(number);
    else {
      page = { number, bytes: this.#room(), isStored: true };
      readSync(this.#file as number, page.bytes, 0, PAGE_BYTES, number * PAGE_BYTES);
    }
    return this.#keep(page);
  }

  #keep(page: Page): Page {
    this.#pages.set(page.number, page);
    this.#last = page;
    return page;
  }

  /** Bytes for one more page: those of the page that was used longest ago, once there are enough. */
  #room(): Buffer {
    if (this.#pages.size < this.#mostInMemory) return Buffer.allocUnsafeSlow(PAGE_BYTES);
    const [oldest] = this.#pages.values() as unknown as [Page];
    if (!oldest.isStored) {
      this.#file ??= namelessFile();
      writeSync(this.#file, oldest.bytes, 0, PAGE_BYTES, oldest.number * PAGE_BYTES);
    }
    this.#pages.delete(oldest.number);
    return oldest.bytes;
  }
}

interface Page {
  number: number;
  bytes: Buffer;
  /** Whether the file has it as it is. */
  isStored: boolean;
}

function namelessFile(): number {
  const path = join(tmpdir(), `carteira-${randomUUID()}`);
  const file = openSync(path, 'wx+', 0o600);
  unlinkSync(path);
  return file;
}
