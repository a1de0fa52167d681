const MEGABYTE = 1 << 20;

export const MOST_ROWS = 1_048_576;
export const MOST_COLUMNS = 16_384;
export const MOST_CELL_CHARACTERS = 32_767;

export const MOST_ENTRIES = 10_000;
/** Unpacked sizes: all parts together, then each kind of part that is read. */
export const MOST_UNPACKED_BYTES = 4096 * MEGABYTE;
export const MOST_SHEET_BYTES = 2048 * MEGABYTE;
export const MOST_STRINGS_XML_BYTES = 1024 * MEGABYTE;
export const MOST_SMALL_PART_BYTES = 16 * MEGABYTE;
/** Shared texts, all of them and those kept in memory. */
export const MOST_STRING_BYTES = 384 * MEGABYTE;
export const MOST_STRING_MEMORY = 48 * MEGABYTE;
/** As CSV: one row, and the whole sheet. */
export const MOST_ROW_BYTES = 1_900_000;
export const MOST_CSV_BYTES = 1024 * MEGABYTE;

/** Nesting of elements; a sheet needs ten. */
export const MOST_DEPTH = 100;
/** Characters without markup between them. The longest cell, written as character references, needs a third of it. */
export const MOST_QUIET_CHARACTERS = MEGABYTE;

/** Real sheets unpack to 10 or 20 times their size, sheets of repeated blanks to 60; deflate's maximum is 1032. */
const MOST_RATIO = 200;
const RATIO_COUNTS_FROM = 32 * MEGABYTE;

/** Detects a zip bomb: a packed part, or a sheet that refers to its longest texts very often. */
export function isBloated(from: number, to: number): boolean {
  return to > RATIO_COUNTS_FROM && to > from * MOST_RATIO;
}
