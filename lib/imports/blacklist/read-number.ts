import { type Direction, readListedNumber } from '#lib/blacklist/direction.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { withoutApostrophe } from '#lib/format/csv.ts';
import { hasInvalidCharacter, isBlank, normalizeText } from '#lib/identifiers/normalize-text.ts';
import { isSpreadsheetError } from '../deciding/cells/field-values.ts';
import type { ReadRow } from '../deciding/known-base.ts';
import { refusedRow, type SkippedLine } from '../deciding/row-source.ts';
import type { RawRecord } from '../reading/record-reader.ts';

export interface NumberRow {
  /** Digits of E.164. */
  number: string;
  note: string | null;
  notes?: readonly string[];
}

/** Where the number and the note stand in a file, and what its header calls them. */
export interface NumberColumns {
  /** Header cells as written; none without a header. */
  names: readonly string[];
  width: number;
  numberAt: number;
  /** -1 when absent. */
  noteAt: number;
}

/** A record as a number for a list; null when it holds nothing. */
export function readNumberRow(
  { line, cells, problem }: RawRecord,
  { names, width, numberAt, noteAt }: NumberColumns,
  direction: Direction,
): ReadRow<NumberRow> | SkippedLine | null {
  if (problem) return refusedRow(line, cells, problem);
  if (cells.every(isBlank)) return null;
  if (names.length > 0 && names.every((name, at) => name !== '' && cells[at]?.trim() === name.trim()))
    return { skipped: 'header_repeated' };
  const refused = (code: string, column?: string): ReadRow<NumberRow> => ({
    line,
    cells,
    parsed: null,
    reasons: [{ code, ...(column && { column }) }],
  });
  if (!cells.slice(width).every(isBlank)) return refused('too_many_columns');
  if (cells.some(hasInvalidCharacter)) return refused('invalid_characters');
  const column = (at: number, field: string) => names[at]?.trim() || field;
  const text = withoutApostrophe(cells[numberAt] ?? '').trim();
  if (isSpreadsheetError(text)) return refused('spreadsheet_error', column(numberAt, 'number'));
  const read = readListedNumber(direction, text);
  if (!read.ok) return refused(read.code, column(numberAt, 'number'));
  const note = noteAt === -1 ? '' : normalizeText(withoutApostrophe(cells[noteAt] ?? ''), true);
  if (note.length > LONGEST.reason) return refused('too_long', column(noteAt, 'note'));
  return { line, cells, parsed: { number: read.value, note: note || null }, reasons: [] };
}
