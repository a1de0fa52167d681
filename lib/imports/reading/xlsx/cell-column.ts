import { MOST_COLUMNS } from './limits.ts';
import { SpreadsheetRefused } from './spreadsheet-refused.ts';

/** From 0: `A1` is 0, `AB12` is 27. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = (reference.charCodeAt(at) | 32) - 96;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
    if (column > MOST_COLUMNS) break;
  }
  if (column < 1 || column > MOST_COLUMNS) throw new SpreadsheetRefused('broken');
  return column - 1;
}
