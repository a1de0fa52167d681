type Code =
  | 'broken'
  | 'cell_too_long'
  | 'empty'
  | 'ods'
  | 'password'
  | 'row_too_long'
  | 'too_large'
  | 'unknown'
  | 'xls'
  | 'xlsb';

/** Zip files that are something else. */
type OtherCode = 'file_numbers' | 'file_document' | 'file_archive';

export class SpreadsheetRefused extends Error {
  readonly code: `spreadsheet_${Code}` | OtherCode;

  constructor(code: Code | OtherCode) {
    const whole = code.startsWith('file_') ? (code as OtherCode) : (`spreadsheet_${code as Code}` as const);
    super(whole);
    this.code = whole;
  }
}
