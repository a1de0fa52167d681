export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Why there is no file, as codes of the `errors` catalogue. */
export const EXPORT_REFUSALS = [
  'export_empty',
  'export_format_unknown',
  'export_too_many_rows',
  'export_cell_too_long',
  'exports_active',
  'exports_busy',
  'searches_active',
] as const;

/** Rows of a sheet, less its header. */
export const MOST_SHEET_CONTACTS = 1_048_575;

/**
 * Longest custom values of a contact, as JSON, that surely fit into a cell of 32,767 characters with a hundred names of 80
 * and every sign of theirs escaped.
 */
export const LONGEST_SHEET_CUSTOM = 11_000;
