import { MOST_STRING_BYTES } from './limits.ts';
import { SpreadsheetRefused } from './spreadsheet-refused.ts';

const BLOCK_BYTES = 4 << 20;
const PLACES = 1 << 16;
/** Before each text stands its length. */
const LENGTH_BYTES = 4;
const PLACE_BYTES = 4;

/** Millions of texts by their number, as bytes in large blocks: a third of the memory of as many strings, and no garbage. */
export class StringStore {
  readonly #blocks: Buffer[] = [];
  readonly #places: Uint32Array[] = [];
  readonly #most: number;
  #count = 0;
  #free = BLOCK_BYTES;

  /** `most`: bytes it may take. */
  constructor(most = MOST_STRING_BYTES) {
    this.#most = most;
  }

  get count(): number {
    return this.#count;
  }

  add(text: string): void {
    // At most three bytes a UTF-16 unit; counted exactly only where the block may end.
    let size = LENGTH_BYTES + text.length * 3;
    if (this.#free + size > BLOCK_BYTES) {
      size = LENGTH_BYTES + Buffer.byteLength(text);
      if (this.#free + size > BLOCK_BYTES) this.#addBlock();
    }
    const block = this.#blocks.at(-1) as Buffer;
    const written = block.write(text, this.#free + LENGTH_BYTES, 'utf8');
    block.writeUInt32LE(written, this.#free);
    this.#addPlace((this.#blocks.length - 1) * BLOCK_BYTES + this.#free);
    this.#free += LENGTH_BYTES + written;
  }

  /** @returns undefined when there is no text of that number */
  get(number: number): string | undefined {
    if (!Number.isInteger(number) || number < 0 || number >= this.#count) return undefined;
    const place = this.#places[Math.floor(number / PLACES)]?.[number % PLACES] as number;
    const block = this.#blocks[Math.floor(place / BLOCK_BYTES)] as Buffer;
    const start = (place % BLOCK_BYTES) + LENGTH_BYTES;
    return block.toString('utf8', start, start + block.readUInt32LE(start - LENGTH_BYTES));
  }

  #addBlock(): void {
    const bytes = (this.#blocks.length + 1) * BLOCK_BYTES + this.#places.length * PLACES * PLACE_BYTES;
    if (bytes > this.#most) throw new SpreadsheetRefused('too_large');
    this.#blocks.push(Buffer.allocUnsafeSlow(BLOCK_BYTES));
    this.#free = 0;
  }

  #addPlace(place: number): void {
    const at = this.#count % PLACES;
    if (at === 0) this.#places.push(new Uint32Array(PLACES));
    (this.#places.at(-1) as Uint32Array)[at] = place;
    this.#count += 1;
  }
}
