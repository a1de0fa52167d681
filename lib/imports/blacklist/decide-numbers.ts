import type { ReadRow, Rejection, RowOutcome } from '../deciding/known-base.ts';
import type { NumberRow } from './read-number.ts';

export interface DecidedNumbers {
  outcomes: RowOutcome[];
  rejections: Rejection[];
  created: number;
  unchanged: number;
}

/** What becomes of each row: the first with a number that came created it, as if the rows were taken one after the other. */
export function decideNumbers(rows: readonly ReadRow<NumberRow>[], came: Set<string>): DecidedNumbers {
  const decided: DecidedNumbers = { outcomes: [], rejections: [], created: 0, unchanged: 0 };
  for (const { line, cells, parsed, reasons } of rows) {
    const outcome = parsed === null ? 'rejected' : came.delete(parsed.number) ? 'created' : 'unchanged';
    decided.outcomes.push({ line, outcome, contactId: null, fields: null });
    if (outcome === 'rejected') decided.rejections.push({ line, reasons, cells });
    else decided[outcome] += 1;
  }
  return decided;
}
