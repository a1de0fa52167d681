import { normalizeText } from '#lib/identifiers/normalize-text.ts';
import { DELIMITER_NAMES, DELIMITERS, type Delimiter, STANDARD_DELIMITER } from './delimiters.ts';
import { isMarkColumn, meaningOf } from './header-names.ts';
import type { ImportField } from './import-fields.ts';

/** Known headers that a reason names. */
const MOST_FOUND = 30;

/** Columns whose header nobody knows that are told by name, and the longest of these names. */
const MOST_IGNORED = 100;
const LONGEST_IGNORED = 100;

export interface ImportColumn {
  /** Position of its cell in a row. */
  index: number;
  field: ImportField;
  /** The header as the file has it, which reasons name; the template's where the file has none. */
  name: string;
}

export interface ImportHeader {
  /** The sign between cells. */
  delimiter: Delimiter;
  /** Cells of the header, without empty ones at its end. */
  width: number;
  /** Cells of the header as the file has it. */
  cells: number;
  columns: ImportColumn[];
  /** Position of the custom-field cell, -1 when there is none. */
  customFieldsAt: number;
  /** Position of an export's marks, -1 when there are none. */
  markAt: number;
  /** Headers nobody knows, by `listIgnored`; a column without header appears as its position, `(3)`. */
  ignored: string[];
  /** Why nothing of the file can go in. */
  problem?: { code: string; params?: Record<string, string | number> };
}

/** Says what each column of a file between `;` is, by its header. */
export function mapHeader(cells: string[]): ImportHeader {
  const names = cells.map((cell) => normalizeText(cell));
  const header: ImportHeader = {
    delimiter: STANDARD_DELIMITER,
    width: 0,
    cells: cells.length,
    columns: [],
    customFieldsAt: -1,
    markAt: -1,
    ignored: [],
  };
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    if (name !== '') header.width = index + 1;
    const meaning = meaningOf(name);
    if (meaning === 'own') {
      if (header.markAt === -1 && isMarkColumn(name)) header.markAt = index;
      continue;
    }
    if (!meaning) {
      header.ignored.push(name || `(${index + 1})`);
      continue;
    }
    if (seen.has(meaning.key)) header.problem ??= { code: 'duplicate_column', params: { column: name } };
    seen.add(meaning.key);
    header.columns.push({ index, field: meaning.field, name });
    if (meaning.field === 'customFields') header.customFieldsAt = index;
  }
  header.ignored = listIgnored(header.ignored.filter((name) => !isBeyond(name, header.width)));
  const delimiter = foreignDelimiter(cells, header);
  if (delimiter) header.problem = { code: 'delimiter', params: { found: delimiter } };
  else if (!seen.has('name')) header.problem = nameMissing(names);
  return header;
}

/**
 * The reason of a file without a column of names, with the headers that are known; where none is, only how many there are. It is
 * kept with the import, and a line whose words mean nothing to us may well be somebody's data: one that holds a known word, too.
 */
export function nameMissing(names: string[]): NonNullable<ImportHeader['problem']> {
  const filled = names.filter((name) => name !== '');
  const known = filled.filter(meaningOf);
  if (known.length === 0) return { code: 'name_column_missing', params: { count: names.length } };
  const named = known.slice(0, MOST_FOUND);
  const found = named.length < filled.length ? [...named, '…'] : named;
  return { code: 'name_column_missing', params: { count: 0, found: found.join(', ') } };
}

/** Headers as they are told and stored: long ones are cut, and after the first hundred `…` stands for the rest. */
export function listIgnored(names: string[]): string[] {
  const list = names.slice(0, MOST_IGNORED).map((name) => name.slice(0, LONGEST_IGNORED));
  return names.length > MOST_IGNORED ? [...list, '…'] : list;
}

/** Empty headers after the last named one are the semicolons some programs end every line with. */
function isBeyond(name: string, width: number): boolean {
  const position = /^\((\d+)\)$/.exec(name)?.[1];
  return position !== undefined && Number(position) > width;
}

/** The sign a header is split by when it is not split by `;`. */
function foreignDelimiter(cells: string[], header: ImportHeader): string | null {
  const [only = '', ...more] = cells;
  if (header.columns.length > 0 || more.some((cell) => cell.trim() !== '')) return null;
  let found: string | null = null;
  let most = 0;
  for (const name of DELIMITER_NAMES) {
    const count = only.trim().split(DELIMITERS[name]).length - 1;
    if (count > most) [found, most] = [name, count];
  }
  return found;
}
