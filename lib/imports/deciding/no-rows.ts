import { foldText, isBlank, normalizeText } from '#lib/identifiers/normalize-text.ts';
import type { ImportHeader } from '../reading/columns.ts';
import type { ParsedRow, RowReasons } from './parsed-row.ts';

/** Programs that print page by page repeat the header. */
export function isRepeatedHeader(cells: readonly string[], { names, columns }: ImportHeader): boolean {
  const at = columns[0]?.index ?? -1;
  const first = cells[at];
  if (!first || names.length < 2 || (first !== names[at] && first.trim() !== names[at])) return false;
  return names.every((name, index) => normalizeText(cells[index] ?? '') === name);
}

const BEGINNING = /^\s*(?:sub)?tota/i;
const TOTALS = /^(?:sub)?tota(?:l|is)\b/;
const NUMBERS = /^[\d.,%$\sR()-]*$/;

/** `Total;;;1.234,00`: the sums below a table, which identify nobody. */
export function isTotals(
  cells: readonly string[],
  { columns }: Pick<ImportHeader, 'columns'>,
  row: ParsedRow | RowReasons,
): boolean {
  const at = cells[0] ? 0 : cells.findIndex((cell) => cell !== '');
  const first = cells[at] ?? '';
  if (!BEGINNING.test(first) || !TOTALS.test(foldText(first.trimStart()))) return false;
  if ('phones' in row && (row.phones.length > 0 || row.values.email || row.values.cpf || row.values.cnpj))
    return false;
  const isSum = (cell: string, index: number) => index === at || isBlank(cell) || NUMBERS.test(cell);
  return cells.every(isSum) && (columns.length > 1 || /\d/.test(first) || first.includes(':'));
}
