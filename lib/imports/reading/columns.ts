import { normalizeText } from '#lib/identifiers/normalize-text.ts';
import { DELIMITER_NAMES, DELIMITERS, type Delimiter, STANDARD_DELIMITER } from './delimiters.ts';
import { isMarkColumn, meaningOf } from './header-names.ts';
import { type ImportField, NAME_FIELDS } from './import-fields.ts';

/** Known headers that a reason names. */
const MOST_FOUND = 30;

/** Columns whose header nobody knows that are told by name, and the longest of these names. */
const MOST_IGNORED = 100;
const LONGEST_IGNORED = 100;

export interface ImportColumn {
  index: number;
  field: ImportField;
  /** The file's header, used in reasons; the template's name when the file has no header. */
  name: string;
}

export interface ImportHeader {
  delimiter: Delimiter;
  /** Number of header cells, without empty ones at the end. */
  width: number;
  /** Number of header cells in the file. */
  cells: number;
  columns: ImportColumn[];
  /** -1 when absent. */
  customFieldsAt: number;
  /** Column with the marks of an export, -1 when absent. */
  markAt: number;
  /** Unknown headers, as `listIgnored` gives them; a column without header appears as its number, `(3)`. */
  ignored: string[];
  problem?: { code: string; params?: Record<string, string | number> };
}

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
  else if (!NAME_FIELDS.some((field) => seen.has(field))) header.problem = nameMissing(names);
  return header;
}

/**
 * The refusal of a file without a name column. It is stored with the import, so it quotes known headers only: other
 * words in that line may be personal data.
 */
export function nameMissing(names: string[]): NonNullable<ImportHeader['problem']> {
  const filled = names.filter((name) => name !== '');
  const known = filled.filter(meaningOf);
  if (known.length === 0) return { code: 'name_column_missing', params: { count: names.length } };
  const named = known.slice(0, MOST_FOUND);
  const found = named.length < filled.length ? [...named, '…'] : named;
  return { code: 'name_column_missing', params: { count: 0, found: found.join(', ') } };
}

/** For storage and display: long headers are cut, and `…` replaces those after the first hundred. */
export function listIgnored(names: string[]): string[] {
  const list = names.slice(0, MOST_IGNORED).map((name) => name.slice(0, LONGEST_IGNORED));
  return names.length > MOST_IGNORED ? [...list, '…'] : list;
}

/** Some programs end every line with semicolons, which look like empty headers. */
function isBeyond(name: string, width: number): boolean {
  const position = /^\((\d+)\)$/.exec(name)?.[1];
  return position !== undefined && Number(position) > width;
}

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
