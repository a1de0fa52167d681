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

export class SpreadsheetRefused extends Error {
  readonly code: `spreadsheet_${Code}`;

  constructor(code: Code) {
    super(`spreadsheet_${code}`);
    this.code = `spreadsheet_${code}`;
  }
}
