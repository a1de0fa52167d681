import { MOST_STRING_BYTES, MOST_STRING_MEMORY } from './limits.ts';
import { PAGE_BYTES, PagedBytes } from './paged-bytes.ts';
import { SpreadsheetRefused } from './spreadsheet-refused.ts';

/** Before each text stands its length. */
const LENGTH_BYTES = 4;
const PLACE_BYTES = 4;
const PLACES = PAGE_BYTES / PLACE_BYTES;
/** Share of the memory for where texts stand. */
const PLACES_SHARE = 1 / 8;

/** Millions of texts by their number, as bytes in pages: little of them in memory, whatever a workbook shares. */
export class StringStore {
  readonly #texts: PagedBytes;
  readonly #places: PagedBytes;
  readonly #most: number;
  #count = 0;
  #page = -1;
  #free = PAGE_BYTES;

  /** `most`: bytes it may take, `memory`: those of them in memory. */
  constructor(most = MOST_STRING_BYTES, memory = MOST_STRING_MEMORY) {
    this.#most = most;
    this.#texts = new PagedBytes(memory * (1 - PLACES_SHARE));
    this.#places = new PagedBytes(memory * PLACES_SHARE);
  }

  get count(): number {
    return this.#count;
  }

  add(text: string): void {
    // At most three bytes a UTF-16 unit; counted exactly only where the page may end.
    let size = LENGTH_BYTES + text.length * 3;
    if (this.#free + size > PAGE_BYTES) {
      size = LENGTH_BYTES + Buffer.byteLength(text);
      if (this.#free + size > PAGE_BYTES) this.#addPage();
    }
    const page = this.#texts.change(this.#page);
    const written = page.write(text, this.#free + LENGTH_BYTES, 'utf8');
    page.writeUInt32LE(written, this.#free);
    this.#addPlace(this.#page * PAGE_BYTES + this.#free);
    this.#free += LENGTH_BYTES + written;
  }

  /** @returns undefined when there is no text of that number */
  get(number: number): string | undefined {
    if (!Number.isInteger(number) || number < 0 || number >= this.#count) return undefined;
    const place = this.#places
      .page(Math.floor(number / PLACES))
      .readUInt32LE((number % PLACES) * PLACE_BYTES);
    const page = this.#texts.page(Math.floor(place / PAGE_BYTES));
    const start = (place % PAGE_BYTES) + LENGTH_BYTES;
    return page.toString('utf8', start, start + page.readUInt32LE(start - LENGTH_BYTES));
  }

  close(): void {
    this.#texts.close();
    this.#places.close();
  }

  #addPage(): void {
    if (this.#texts.size + this.#places.size + PAGE_BYTES > this.#most)
      throw new SpreadsheetRefused('too_large');
    this.#page = this.#texts.add();
    this.#free = 0;
  }

  #addPlace(place: number): void {
    const at = this.#count % PLACES;
    if (at === 0) this.#places.add();
    this.#places.change(Math.floor(this.#count / PLACES)).writeUInt32LE(place, at * PLACE_BYTES);
    this.#count += 1;
  }
}
