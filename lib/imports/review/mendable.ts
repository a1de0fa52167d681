/** Reasons a review can do away with: another delimiter, other columns. The refused file is kept for a day. */
export const MENDED_BY_REVIEW: ReadonlySet<string> = new Set([
  'delimiter',
  'name_column_missing',
  'number_column_missing',
  'duplicate_column',
  'identifiers_unread',
]);
