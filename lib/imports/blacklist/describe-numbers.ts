import type { Database } from '#db/client.ts';
import type { Direction } from '#lib/blacklist/direction.ts';
import { normalizeText } from '#lib/identifiers/normalize-text.ts';
import type { ReadRow } from '../deciding/known-base.ts';
import { type DelimiterName, delimiterName } from '../reading/delimiters.ts';
import type { StoredFile } from '../reading/stored-file.ts';
import { samplesOf, shortened } from '../review/review-columns.ts';
import {
  type NumberField,
  type NumberLayout,
  type NumberLayoutProblem,
  numberLayoutProblem,
} from './number-layout.ts';
import { readNumberTable } from './number-table.ts';
import { type NumberRow, readNumberRow } from './read-number.ts';

const SAMPLE_ROWS = 40;
const PREVIEW_ROWS = 8;

export interface ReviewedNumbers {
  delimiter: DelimiterName;
  hasHeader: boolean;
  columns: { header: string; field: NumberField | null; repeated: boolean; samples: string[] }[];
  further: number;
  problem: NumberLayoutProblem | null;
  /** An estimate. */
  rows: number;
  ignored: string[];
  preview: ReadRow<NumberRow>[];
}

/** Shows what a layout makes of the beginning of a file of numbers. */
export async function describeNumbers(
  importId: number,
  file: StoredFile,
  layout: NumberLayout,
  direction: Direction,
  db: Database,
): Promise<ReviewedNumbers> {
  const table = await readNumberTable(importId, file, layout.delimiter, db);
  const { fields, hasHeader } = layout;
  const names = hasHeader ? (table?.names ?? []).map((name) => normalizeText(name)) : [];
  const width = Math.max(fields.length, table?.names.length ?? 0);
  const at = { names, width, numberAt: fields.indexOf('number'), noteAt: fields.indexOf('note') };
  const sample = (table?.head ?? [])
    .slice(hasHeader ? 1 : 0)
    .slice(0, SAMPLE_ROWS)
    .flatMap((record) => {
      const row = readNumberRow(record, at, direction);
      return row && 'parsed' in row ? row : [];
    });
  return {
    delimiter: delimiterName(layout.delimiter),
    hasHeader,
    columns: fields.map((field, column) => ({
      header: shortened(names[column] ?? ''),
      field,
      repeated: field !== null && fields.indexOf(field) !== fields.lastIndexOf(field),
      samples: samplesOf(sample, column),
    })),
    further: Math.max(0, (table?.names.length ?? 0) - fields.length),
    problem: numberLayoutProblem(fields),
    rows: Math.max(0, file.filledLines - (table?.skipped ?? 0) - (hasHeader ? 1 : 0)),
    ignored: fields.flatMap((field, column) => (field ? [] : [names[column] || `(${column + 1})`])),
    preview: sample.slice(0, PREVIEW_ROWS),
  };
}
