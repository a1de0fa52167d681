import type { Database } from '#db/client.ts';
import { normalizeText } from '#lib/identifiers/normalize-text.ts';
import { DELIMITER_NAMES, DELIMITERS, type Delimiter, STANDARD_DELIMITER } from '../reading/delimiters.ts';
import { chooseFields } from '../reading/headers/choose-fields.ts';
import { meaningOf } from '../reading/headers/header-names.ts';
import { isConverted } from '../reading/prepared-file.ts';
import { contentStart, openerOf, type StoredFile } from '../reading/stored-file.ts';
import { readTable, type Table } from '../reading/table.ts';
import { type Layout, layoutFieldOf, MOST_COLUMNS } from './layout.ts';

/** The delimiter that gives the best header, and what that header's names mean; null for an empty file. */
export async function guessLayout(
  runId: number,
  file: StoredFile,
  customNames: readonly string[],
  db: Database,
): Promise<Layout | null> {
  let best: { table: Table; score: number } | null = null;
  const names = isConverted(file.encoding) ? [STANDARD_NAME] : DELIMITER_NAMES;
  for (const name of names) {
    const table = await readTable(openerOf(runId, file, db), contentStart(file), DELIMITERS[name], {
      isWorkbook: file.encoding === 'xlsx',
    });
    if (!table) return null;
    const score = scoreOf(table);
    if (!best || score > best.score) best = { table, score };
  }
  return best && layoutOf(best.table, customNames);
}

const STANDARD_NAME = DELIMITER_NAMES.find((name) => DELIMITERS[name] === STANDARD_DELIMITER) ?? 'semicolon';

export function layoutOf(
  { dialect, names, titleRows, headerRows, sample }: Table,
  customNames: readonly string[],
  hasHeader = !looksLikeData(names),
): Layout {
  const header = names.slice(0, MOST_COLUMNS).map((cell) => normalizeText(cell));
  const fields = hasHeader
    ? chooseFields(header, sample, customNames).fields.map(layoutFieldOf)
    : header.map(() => null);
  const place = hasHeader ? { titleRows, headerRows } : ({ titleRows: 0, headerRows: 1 } as const);
  return { delimiter: dialect.delimiter as Delimiter, hasHeader, ...place, fields, country: null };
}

function scoreOf({ names, sample }: Table): number {
  const known = names.filter(knownName).length;
  const records = [names, ...sample.slice(0, 9)];
  const even = names.length > 1 ? records.filter((cells) => cells.length === names.length).length : 0;
  return known * 10_000 + even * 100 + Math.min(names.length, 99);
}

/** No known name, and a cell that is no heading: an e-mail address, a long number, a date. */
function looksLikeData(cells: readonly string[]): boolean {
  if (cells.some(knownName)) return false;
  return cells.some((cell) => /@|^\D{0,3}\d[\d .()/+-]{4,}\d?$/.test(cell.trim()));
}

function knownName(cell: string): boolean {
  return meaningOf(normalizeText(cell)) !== null;
}
