import type { Database } from '#db/client.ts';
import { normalizeText } from '#lib/identifiers/normalize-text.ts';
import { DELIMITER_NAMES, DELIMITERS, type Delimiter } from '../reading/delimiters.ts';
import { meaningOf } from '../reading/header-names.ts';
import type { ImportField } from '../reading/import-fields.ts';
import { readHead } from '../reading/read-head.ts';
import { contentStart, openerOf, type StoredFile } from '../reading/stored-file.ts';
import { type Layout, MOST_COLUMNS } from './layout.ts';

const SAMPLE_RECORDS = 10;

/** The delimiter that gives the best header, and what that header's names mean; null for an empty file. */
export async function guessLayout(runId: number, file: StoredFile, db: Database): Promise<Layout | null> {
  let best: { delimiter: Delimiter; cells: string[]; score: number } | null = null;
  for (const name of DELIMITER_NAMES) {
    const delimiter = DELIMITERS[name];
    const { records } = await readHead(
      openerOf(runId, file, db),
      contentStart(file),
      delimiter,
      SAMPLE_RECORDS,
    );
    const [first] = records;
    if (!first) return null;
    const score = scoreOf(records.map(({ cells }) => cells));
    if (!best || score > best.score) best = { delimiter, cells: first.cells, score };
  }
  return best && layoutOf(best.cells, best.delimiter);
}

export function layoutOf(cells: string[], delimiter: Delimiter, hasHeader = !looksLikeData(cells)): Layout {
  const seen = new Set<ImportField>();
  const fields = cells.slice(0, MOST_COLUMNS).map((cell) => {
    const meaning = hasHeader ? meaningOf(normalizeText(cell)) : null;
    if (!meaning || meaning === 'own') return null;
    // A repeated field is left for the person to choose.
    if (meaning.field !== 'phone' && seen.has(meaning.field)) return null;
    seen.add(meaning.field);
    return meaning.field;
  });
  return { delimiter, hasHeader, fields };
}

function scoreOf(records: string[][]): number {
  const [first = []] = records;
  const known = first.filter((cell) => knownName(cell)).length;
  const even = first.length > 1 ? records.filter((cells) => cells.length === first.length).length : 0;
  return known * 10_000 + even * 100 + Math.min(first.length, 99);
}

/** No known name, and a cell that is no heading: an e-mail address, a long number, a date. */
function looksLikeData(cells: string[]): boolean {
  if (cells.some(knownName)) return false;
  return cells.some((cell) => /@|^\D{0,3}\d[\d .()/+-]{4,}\d?$/.test(cell.trim()));
}

function knownName(cell: string): boolean {
  return meaningOf(normalizeText(cell)) !== null;
}
