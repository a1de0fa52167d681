import { parseCustomFieldsCell } from '#lib/custom-fields/parse-custom-fields-cell.ts';
import { withoutApostrophe } from '#lib/format/csv.ts';
import { bareValue } from '#lib/identifiers/bare-value.ts';
import { brazilianZip } from '#lib/identifiers/brazilian-zip.ts';
import { hasInvalidCharacter, isBlank, normalizeText } from '#lib/identifiers/normalize-text.ts';
import { wholeName } from '#lib/identifiers/whole-name.ts';
import type { ImportColumn, ImportHeader } from '../reading/columns.ts';
import { CELL_READERS } from './cells/cell-readers.ts';
import type { CellRejection } from './cells/cell-rejection.ts';
import { isErrorAsText, isSpreadsheetError } from './cells/field-values.ts';
import type { ParsedRow, RowOptions, RowReason, RowReasons } from './parsed-row.ts';
import { readPortfolio } from './read-portfolio.ts';

/** Fields that keep their line breaks, and lists that may have one item a line. */
const MULTILINE: ReadonlySet<string> = new Set([
  'street',
  'complement',
  'customFields',
  'phone',
  'tags',
  'segments',
]);

const APOSTROPHE = 39;
const EQUALS = 61;
const SPREADSHEET_ERROR: CellRejection = { code: 'spreadsheet_error' };

/** Letters of a file in the older code pages of DOS and of Macs, read as Windows-1252: `Jos‚`, `Concei‡Æo`, `JosŽ`, `Jo‹o`. */
const MISREAD =
  /[A-Za-zÀ-ÿ](?:[‚\u0081\u008d\u008f\u0090\u009d]|[‡ˆƒ‹¡¢£][A-Za-zÀ-ÿ])|[a-zà-ÿ](?:Ž|Æ[a-zà-ÿ])/;

function isUnreadable(cell: string): boolean {
  return hasInvalidCharacter(cell) || MISREAD.test(cell);
}

/** Collects every reason to reject a row. A missing name is not one: updates need no name. */
export function parseRow(cells: string[], header: ImportHeader, options: RowOptions): ParsedRow | RowReasons {
  const reasons: RowReason[] = [];
  const excess = excessOf(cells, header);
  if (excess) return { reasons: [excess] };
  if (cells.some(isUnreadable)) return { reasons: [invalidCharacter(cells, header)] };
  const row: ParsedRow = { values: {}, phones: [], repaired: false };
  for (const column of header.columns) {
    const raw = cells[column.index];
    if (raw === undefined || raw === '') continue;
    const isMarked = raw.charCodeAt(0) === APOSTROPHE;
    const asText = isMarked && isErrorAsText(raw);
    const plain = asText ? raw.slice(1) : isMarked ? withoutApostrophe(raw) : raw;
    const text = withoutFloat(
      normalizeText(withoutFormula(plain, isMarked), MULTILINE.has(column.field)),
      column,
    );
    if (text === '') continue;
    const rejection =
      !asText && isSpreadsheetError(text)
        ? SPREADSHEET_ERROR
        : CELL_READERS[column.field](
            column.areaCodeAt === undefined ? text : withAreaCode(text, cells[column.areaCodeAt]),
            row,
            options,
            column,
          );
    if (rejection) reasons.push({ ...rejection, column: column.name });
  }
  if (row.name === undefined) makeName(row);
  if (row.values.zipCode) repairZip(row, row.values.zipCode);
  if (row.portfolioCells) reasons.push(...readPortfolio(row, header));
  const mark = header.markAt === -1 ? '' : cells[header.markAt];
  if (mark) row.mark = mark.trim();
  return reasons.length > 0 ? { reasons } : row;
}

/** Excel's `="00123"` is the text between the quotes. */
function withoutFormula(text: string, isMarked: boolean): string {
  if (isMarked || text.charCodeAt(0) !== EQUALS) return text;
  return /^="([^"]*)"$/.exec(text)?.[1] ?? text;
}

/** `7.0` in a column where every number ends so, as programs write whole numbers beside blanks. */
function withoutFloat(text: string, { isFloat }: Pick<ImportColumn, 'isFloat'>): string {
  return isFloat && /^\d+\.0$/.test(text) ? text.slice(0, -2) : text;
}

function repairZip(row: ParsedRow, before: string): void {
  const zip = brazilianZip(before, row.values.country);
  if (zip.length > bareValue(before).length) row.repaired = true;
  row.values.zipCode = zip;
}

function makeName(row: ParsedRow): void {
  const made = wholeName(row.values.firstName, row.values.lastName);
  if (made === '') {
    row.name = row.publicName;
    return;
  }
  row.name = made;
  row.nameMade = true;
}

/** A phone and the area code that stands in a column of its own; one that has its own keeps it. */
function withAreaCode(phone: string, areaCode = ''): string {
  const code = areaCode.replace(/\D/g, '').replace(/^0/, '');
  const digits = phone.replace(/\D/g, '').length;
  return code.length === 2 && digits >= 8 && digits <= 9 ? `(${code}) ${phone}` : phone;
}

export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every(isBlank);
}

/**
 * Joins a custom-field cell that was split at a delimiter inside it. Only when the result has exactly the header's
 * width and the cell is well formed; other rows are returned unchanged.
 */
export function rejoinCustomFields(cells: string[], header: ImportHeader): string[] {
  const excess = cells.length - header.cells;
  const at = header.customFieldsAt;
  if (excess <= 0 || at === -1 || !cells[at]?.trimStart().startsWith('[')) return cells;
  const joined = cells.slice(at, at + excess + 1).join(header.dialect.delimiter);
  const parsed = parseCustomFieldsCell(joined);
  if (!parsed.ok && parsed.code === 'custom_fields_malformed') return cells;
  return [...cells.slice(0, at), joined, ...cells.slice(at + excess + 1)];
}

/**
 * Cells below a blank header are an unnamed column, and in a workbook those beyond it are notes, unless the row has
 * nothing else; in a text they show that it was cut.
 */
function excessOf(cells: string[], { cells: names, width, hasNotes }: ImportHeader): RowReason | null {
  const end = hasNotes ? width : names;
  if (cells.length <= end || cells.slice(end).every(isBlank)) return null;
  if (hasNotes && !cells.slice(0, end).every(isBlank)) return null;
  return { code: 'too_many_columns', count: width, found: hasNotes ? 'workbook' : undefined };
}

/** An undecodable byte in any column rejects the row, even in one that is not read: other text may be missing too. */
function invalidCharacter(cells: string[], header: ImportHeader): RowReason {
  const at = cells.findIndex(isUnreadable);
  return { code: 'invalid_characters', column: header.columns.find(({ index }) => index === at)?.name };
}
