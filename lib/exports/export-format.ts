export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Which columns a file has: those an import takes back, those of the list on the screen, or every field in words. */
export const EXPORT_CONTENTS = ['import', 'screen', 'all'] as const;
export type ExportContents = (typeof EXPORT_CONTENTS)[number];

export const EXPORT_REFUSALS = [
  'export_empty',
  'export_format_unknown',
  'export_too_many_rows',
  'export_cell_too_long',
  'exports_active',
  'exports_busy',
  'searches_active',
] as const;

export const MOST_SHEET_CONTACTS = 1_048_575;

/** Characters of JSON that fit into a cell of 32,767, however many must be escaped. */
export const LONGEST_SHEET_CUSTOM = 11_000;
