import { MOST_CELL_CHARACTERS } from './limits.ts';
import { SpreadsheetRefused } from './spreadsheet-refused.ts';

/** XML cannot hold every character, so `_x000D_` is a carriage return. */
const ESCAPED = /_x([0-9a-f]{4})_/gi;
const ESCAPED_LENGTH = 7;

export class CellText {
  #text = '';

  add(text: string): void {
    this.#text += text;
    if (this.#text.length > MOST_CELL_CHARACTERS * ESCAPED_LENGTH)
      throw new SpreadsheetRefused('cell_too_long');
  }

  take(): string {
    const text = this.#text;
    this.#text = '';
    return text;
  }
}

/** @throws SpreadsheetRefused `cell_too_long` */
export function unescapeText(raw: string): string {
  const text = raw.includes('_x')
    ? raw.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : raw;
  if (text.length > MOST_CELL_CHARACTERS) throw new SpreadsheetRefused('cell_too_long');
  return text;
}
