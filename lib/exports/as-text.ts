import { isErrorAsText, isSpreadsheetError } from '#lib/imports/deciding/cells/field-values.ts';

/** The apostrophe tells an import that the name of a spreadsheet error is meant as text. */
export function asText(text: string): string {
  return isSpreadsheetError(text) || isErrorAsText(text) ? `'${text}` : text;
}
