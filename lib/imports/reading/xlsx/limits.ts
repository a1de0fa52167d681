const MEGABYTE = 1 << 20;

/** What a sheet of Excel holds at most. */
export const MOST_ROWS = 1_048_576;
export const MOST_COLUMNS = 16_384;
export const MOST_CELL_CHARACTERS = 32_767;

/** Parts of a workbook: sheets, pictures, comments. */
export const MOST_ENTRIES = 10_000;
/** All parts together and each kind of part that is read, unpacked. */
export const MOST_UNPACKED_BYTES = 4096 * MEGABYTE;
export const MOST_SHEET_BYTES = 2048 * MEGABYTE;
export const MOST_STRINGS_XML_BYTES = 1024 * MEGABYTE;
export const MOST_SMALL_PART_BYTES = 16 * MEGABYTE;
/** Texts shared between cells, which are at hand while the sheet is read: all of them, and those in memory. */
export const MOST_STRING_BYTES = 384 * MEGABYTE;
export const MOST_STRING_MEMORY = 48 * MEGABYTE;
/** One row and the whole sheet as CSV. */
export const MOST_ROW_BYTES = 1_900_000;
export const MOST_CSV_BYTES = 1024 * MEGABYTE;

/** Elements inside one another; a sheet needs ten. */
export const MOST_DEPTH = 100;
/** Characters without any markup among them; the longest cell, written as character references, is a third of it. */
export const MOST_QUIET_CHARACTERS = MEGABYTE;

/** Sheets of real data unpack to 10 or 20 times their size, sheets of repeated blanks to 60; deflate's most is 1032. */
const MOST_RATIO = 200;
/** Below this size no ratio matters. */
const RATIO_COUNTS_FROM = 32 * MEGABYTE;

/** Whether so much can not come out of so little: of a packed part, or of a sheet that mentions its longest texts often. */
export function isBloated(from: number, to: number): boolean {
  return to > RATIO_COUNTS_FROM && to > from * MOST_RATIO;
}
