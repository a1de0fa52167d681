export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Rows of a sheet, less its header. */
export const MOST_SHEET_CONTACTS = 1_048_575;
