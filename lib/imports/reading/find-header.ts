import { normalizeText } from '#lib/identifiers/normalize-text.ts';
import { meaningOf } from './headers/header-names.ts';
import { kindOf } from './headers/value-kinds.ts';

/** Where a review says that the header stands. */
export interface HeaderPlace {
  titleRows: number;
  headerRows: 1 | 2;
}

/** Titles above a header are few. */
export const MOST_TITLE_ROWS = 20;

/**
 * The first line when it is a header as any other, else one below titles that clearly is. Whoever stands above it must not be
 * lost as a title: then the first line is taken, and refused for what it is not.
 */
export function findHeader(records: readonly string[][]): HeaderPlace {
  const at = records
    .slice(0, MOST_TITLE_ROWS + 1)
    .findIndex((cells, row) => isHeader(cells, row === 0 ? 1 : 2));
  const header = records[at];
  if (!header || peopleAbove(records, at) > 0) return { titleRows: 0, headerRows: 1 };
  const isDouble = hasSubHeaders(header, records[at + 1] ?? []);
  return { titleRows: at, headerRows: isDouble ? 2 : 1 };
}

const NAMES: ReadonlySet<string> = new Set(['name', 'firstName', 'lastName', 'legalName', 'tradeName']);

const IDENTIFIERS: ReadonlySet<string> = new Set(['email', 'phone', 'whatsapp', 'cpf', 'cnpj', 'document']);

/** How many of the lines above a header hold a contact, as far as its names tell. */
export function peopleAbove(records: readonly string[][], titleRows: number): number {
  const header = records[titleRows] ?? [];
  return records.slice(0, titleRows).filter((cells) => holdsSomebody(cells, header)).length;
}

/** Whether a line above a header has what identifies a contact in the column of that name, beside something else. */
function holdsSomebody(cells: readonly string[], header: readonly string[]): boolean {
  if (cells.filter((cell) => cell.trim() !== '').length < 2) return false;
  return cells.some((cell, at) => {
    const meaning = meaningOf(normalizeText(header[at] ?? ''));
    return (
      meaning && meaning !== 'own' && IDENTIFIERS.has(meaning.field) && kindOf(normalizeText(cell)) !== null
    );
  });
}

/** Whether a line has at least so many known names, a contact's name among them. */
export function isHeader(cells: readonly string[], least: number): boolean {
  const meanings = cells.flatMap((cell) => meaningOf(normalizeText(cell)) ?? []);
  if (meanings.length < least) return false;
  return meanings.some((meaning) => meaning !== 'own' && NAMES.has(meaning.field));
}

/** A second line that names parts of the first: words without digits, some of them below no name, none below the name column. */
function hasSubHeaders(header: readonly string[], below: readonly string[]): boolean {
  const filled = below.flatMap((cell, at) => (cell.trim() === '' ? [] : [at]));
  const isWord = (cell = '') => cell.trim().length <= 40 && !/[\d@]/.test(cell);
  const isNameBlank = header.every((name, at) => {
    const meaning = meaningOf(normalizeText(name));
    return !meaning || meaning === 'own' || !NAMES.has(meaning.field) || (below[at] ?? '').trim() === '';
  });
  return (
    filled.length > 0 &&
    isNameBlank &&
    filled.every((at) => isWord(below[at])) &&
    filled.some((at) => (header[at] ?? '').trim() === '')
  );
}

/** `Telefone` over `Fixo` and `Celular` gives `Telefone Fixo` and `Telefone Celular`. */
export function joinedHeader(header: readonly string[], below: readonly string[]): string[] {
  let group = '';
  return Array.from({ length: Math.max(header.length, below.length) }, (_, at) => {
    const part = (below[at] ?? '').trim();
    const name = (header[at] ?? '').trim();
    if (name !== '') group = name;
    return part === '' ? name : `${group} ${part}`.trim();
  });
}
