import { isErrorAsText, isSpreadsheetError } from '#lib/imports/deciding/field-values.ts';

/** What reads like a spreadsheet's error gets the apostrophe by which an import knows that it is meant as text. */
export function asText(text: string): string {
  return isSpreadsheetError(text) || isErrorAsText(text) ? `'${text}` : text;
}
