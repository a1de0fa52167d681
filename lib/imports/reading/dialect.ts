import { parse } from 'csv-parse/sync';
import { DELIMITERS, type Delimiter, STANDARD_DELIMITER } from './delimiters.ts';

/** How a file's fields are written. */
export interface Dialect {
  delimiter: Delimiter;
  /** Spaces stand between quotes and delimiters: `"Ana" ; "Lages"`. */
  padded?: boolean;
  /** Quotes inside quotes follow a backslash instead of being doubled. */
  backslash?: boolean;
  /** Each line is one quoted field that holds the whole record. */
  wrapped?: boolean;
}

export const STANDARD_DIALECT: Dialect = { delimiter: STANDARD_DELIMITER };

const LINES_READ = 50;

/** Recognises the habits of a file by its first lines. */
export function dialectOf(start: string, delimiter: Delimiter): Dialect {
  const lines = start
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, LINES_READ);
  const quoted = lines.filter((line) => line.includes('"'));
  if (quoted.length === 0) return { delimiter };
  if (lines.length > 1 && lines.slice(0, -1).every((line) => isWrapped(line, delimiter)))
    return { delimiter, wrapped: true };
  const sign = delimiter === DELIMITERS.pipe ? '\\|' : delimiter;
  const padding = delimiter === DELIMITERS.tab ? ' ' : '[ \\t]';
  const padded = new RegExp(`(?:^|${sign})${padding}+"|"${padding}+(?:${sign}|$)`);
  const isPadded = quoted.filter((line) => padded.test(line)).length * 2 > quoted.length;
  const isEscaped =
    lines.some((line) => /[^\\]\\"./.test(line)) && !lines.some((line) => /[^;,\t|]""[^;,\t|]/.test(line));
  return { delimiter, ...(isPadded && { padded: true }), ...(isEscaped && { backslash: true }) };
}

function isWrapped(line: string, delimiter: Delimiter): boolean {
  const text = line.trim();
  if (text.length < 3 || !text.startsWith('"') || !text.endsWith('"')) return false;
  return /^"(?:[^"]|"")*"$/.test(text) && text.includes(delimiter);
}

/** The fields of a record that stood in one quoted field. */
export function unwrapped(text: string, delimiter: Delimiter): string[] {
  const [cells] = parse(text, { delimiter, relax_quotes: true, relax_column_count: true }) as string[][];
  return cells ?? [''];
}
