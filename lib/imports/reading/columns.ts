import { normalizeText } from '#lib/identifiers/normalize-text.ts';
import { DELIMITER_NAMES, DELIMITERS } from './delimiters.ts';
import { type Dialect, STANDARD_DIALECT } from './dialect.ts';
import { type Choice, chooseFields } from './headers/choose-fields.ts';
import { isMarkColumn, meaningOf } from './headers/header-names.ts';
import { kindOfValues } from './headers/value-kinds.ts';
import { type ColumnField, NAME_FIELDS, TEMPLATE_NAMES } from './import-fields.ts';

/** Known headers that a reason names. */
const MOST_FOUND = 30;

/** Columns whose header nobody knows that are told by name, and the longest of these names. */
const MOST_IGNORED = 100;
const LONGEST_IGNORED = 100;

export interface ImportColumn {
  index: number;
  field: ColumnField;
  /** The file's header, used in reasons; the template's name when the file has no header. */
  name: string;
  /** The custom field it fills. */
  custom?: string;
  /** Country of phones that have no code, ISO. */
  country?: string;
  /** Every number in it ends with `.0`. */
  isFloat?: boolean;
  /** Column with the area code of this phone. */
  areaCodeAt?: number;
}

export interface ImportHeader {
  dialect: Dialect;
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
  /** Header cells as written, to recognise them where they are repeated among the rows; empty without a header. */
  names: string[];
  /** Cells beyond the header are notes beside the table: a workbook's cells are never cut at a delimiter. */
  hasNotes?: boolean;
  problem?: HeaderProblem;
}

export interface HeaderProblem {
  code: string;
  params?: Record<string, string | number>;
}

/** The columns of a file that was not reviewed, by its header and, where these are given, its first rows. */
export function mapHeader(
  cells: readonly string[],
  sample: readonly (readonly string[])[] = [],
  dialect: Dialect = STANDARD_DIALECT,
): ImportHeader {
  const names = cells.map((cell) => normalizeText(cell));
  const { fields, collision } = chooseFields(names, sample);
  const header = headerOf(names, fields, dialect, sample);
  const delimiter = foreignDelimiter(cells, header);
  if (delimiter) header.problem = { code: 'delimiter', params: { found: delimiter } };
  else if (collision)
    header.problem = {
      code: 'duplicate_column',
      params: { column: collision.column, found: collision.other },
    };
  else if (!isNamed(fields)) header.problem = nameMissing(names);
  else header.problem = identifiersUnread(header, sample);
  return header;
}

/** The header of a table whose columns fill `fields`, by position. */
export function headerOf(
  names: readonly string[],
  fields: readonly (Choice | null)[],
  dialect: Dialect,
  sample: readonly (readonly string[])[] = [],
): ImportHeader {
  const columns = fields.flatMap((choice, index): ImportColumn[] =>
    choice && choice.field !== 'areaCode'
      ? [{ index, ...choice, name: names[index] || templateName(choice), ...floatIn(sample, index) }]
      : [],
  );
  joinAreaCodes(columns, fields);
  const last = Math.max(
    names.findLastIndex((name) => name !== ''),
    fields.findLastIndex((choice) => choice !== null),
  );
  const isFilled = (index: number) => sample.some((cells) => (cells[index] ?? '').trim() !== '');
  const isIgnored = (name: string, index: number) =>
    !fields[index] && meaningOf(name) !== 'own' && (index <= last || isFilled(index));
  return {
    dialect,
    width: last + 1,
    cells: names.length,
    columns,
    customFieldsAt: columns.find(({ field }) => field === 'customFields')?.index ?? -1,
    markAt: names.findIndex((name, index) => !fields[index] && isMarkColumn(name)),
    ignored: listIgnored(
      names.flatMap((name, index) => (isIgnored(name, index) ? [name || `(${index + 1})`] : [])),
    ),
    names: [...names],
  };
}

const FLOAT = /^\d+\.0$/;

function floatIn(sample: readonly (readonly string[])[], at: number): Pick<ImportColumn, 'isFloat'> | null {
  const values = sample.map((cells) => (cells[at] ?? '').trim()).filter((value) => value !== '');
  return values.length > 0 && values.every((value) => FLOAT.test(value)) ? { isFloat: true } : null;
}

function templateName({ field, custom }: Choice): string {
  return custom ?? (field in TEMPLATE_NAMES ? TEMPLATE_NAMES[field as keyof typeof TEMPLATE_NAMES] : field);
}

/** An area code belongs to the next phone, or else to the one before it. */
function joinAreaCodes(columns: ImportColumn[], fields: readonly (Choice | null)[]): void {
  const phones = columns.filter(({ field }) => field === 'phone');
  for (const [at, choice] of fields.entries()) {
    if (choice?.field !== 'areaCode') continue;
    const phone = phones.find(({ index }) => index > at) ?? phones.findLast(({ index }) => index < at);
    if (phone) phone.areaCodeAt ??= at;
  }
}

export function isNamed(fields: readonly (Choice | null)[]): boolean {
  return fields.some((choice) => choice && [...NAME_FIELDS, 'publicName'].includes(choice.field));
}

/**
 * The refusal of a file without a name column. It is stored with the import, so it quotes known headers only: other
 * words in that line may be personal data.
 */
export function nameMissing(names: string[]): HeaderProblem {
  const filled = names.filter((name) => name !== '');
  const known = filled.filter(meaningOf);
  if (known.length === 0) return { code: 'name_column_missing', params: { count: names.length } };
  const named = known.slice(0, MOST_FOUND);
  const found = named.length < filled.length ? [...named, '…'] : named;
  return { code: 'name_column_missing', params: { count: 0, found: found.join(', ') } };
}

const IDENTIFYING: readonly ColumnField[] = ['cpf', 'cnpj', 'document', 'phone', 'email'];

/** Nothing that would be read identifies anybody, while a column that would not be does. */
function identifiersUnread(
  { columns, markAt, width, names }: ImportHeader,
  sample: readonly (readonly string[])[],
): HeaderProblem | undefined {
  if (markAt !== -1 || columns.some(({ field }) => IDENTIFYING.includes(field))) return undefined;
  const read = new Set(columns.map(({ index }) => index));
  for (let at = 0; at < width; at++) {
    if (read.has(at)) continue;
    const values = sample.map((cells) => normalizeText(cells[at] ?? '')).filter((value) => value !== '');
    if (!kindOfValues(values)) continue;
    return {
      code: 'identifiers_unread',
      params: { column: (names[at] || `(${at + 1})`).slice(0, LONGEST_IGNORED) },
    };
  }
  return undefined;
}

/** For storage and display: long headers are cut, and `…` replaces those after the first hundred. */
export function listIgnored(names: string[]): string[] {
  const list = names.slice(0, MOST_IGNORED).map((name) => name.slice(0, LONGEST_IGNORED));
  return names.length > MOST_IGNORED ? [...list, '…'] : list;
}

function foreignDelimiter([only = '', ...more]: readonly string[], header: ImportHeader): string | null {
  if (header.columns.length > 0 || more.some((cell) => cell.trim() !== '')) return null;
  let found: string | null = null;
  let most = 0;
  for (const name of DELIMITER_NAMES) {
    if (DELIMITERS[name] === header.dialect.delimiter) continue;
    const count = only.split(DELIMITERS[name]).length - 1;
    if (count > most) [found, most] = [name, count];
  }
  return found;
}
