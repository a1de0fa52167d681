import type { Database } from '#db/client.ts';
import { normalizeText } from '#lib/identifiers/normalize-text.ts';
import type { PlanRow } from '../deciding/known-base.ts';
import type { RowOptions } from '../deciding/parsed-row.ts';
import { checkedRow } from '../deciding/row-source.ts';
import { type DelimiterName, delimiterName } from '../reading/delimiters.ts';
import type { ImportField } from '../reading/import-fields.ts';
import { readHead } from '../reading/read-head.ts';
import { RecordReader } from '../reading/record-reader.ts';
import { contentStart, openerOf, type StoredFile } from '../reading/stored-file.ts';
import { applyLayout } from './apply-layout.ts';
import { type Layout, type LayoutProblem, layoutProblem, repeatedColumns } from './layout.ts';

const SAMPLE_ROWS = 40;
const SAMPLES = 3;
const PREVIEW_ROWS = 8;
const LONGEST_SAMPLE = 80;

export interface ReviewColumn {
  header: string;
  field: ImportField | null;
  repeated: boolean;
  samples: string[];
}

export interface ReviewedFile {
  delimiter: DelimiterName;
  hasHeader: boolean;
  columns: ReviewColumn[];
  further: number;
  problem: LayoutProblem | null;
  /** An estimate, as in `OpenedFile`. */
  rows: number;
  ignored: string[];
  preview: PlanRow[];
}

/** Shows what a layout makes of a file's header and first rows. */
export async function describeColumns(
  importId: number,
  file: StoredFile,
  layout: Layout,
  options: RowOptions,
  db: Database,
): Promise<ReviewedFile> {
  const open = openerOf(importId, file, db);
  const head = await readHead(open, contentStart(file), layout.delimiter, 1);
  const [first] = head.records;
  const cells = first?.cells ?? [];
  const header = applyLayout(cells, layout);
  const from = layout.hasHeader ? (first?.next ?? head.start) : head.start;
  const reader = new RecordReader(open, from, header.width, layout.delimiter);
  const records = await reader.read(SAMPLE_ROWS);
  await reader.close();
  const sample = records.flatMap((record) => checkedRow(record, header, options) ?? []);
  const repeated = repeatedColumns(layout.fields);
  return {
    delimiter: delimiterName(layout.delimiter),
    hasHeader: layout.hasHeader,
    columns: layout.fields.map((field, at) => ({
      header: layout.hasHeader ? shortened(normalizeText(cells[at] ?? '')) : '',
      field,
      repeated: repeated.has(at),
      samples: samplesOf(sample, at),
    })),
    further: Math.max(0, cells.length - layout.fields.length),
    problem: layoutProblem(layout.fields),
    rows: Math.max(0, file.filledLines - head.skipped - (layout.hasHeader ? 1 : 0)),
    ignored: header.ignored,
    preview: sample.slice(0, PREVIEW_ROWS),
  };
}

function samplesOf(rows: { cells: string[] }[], at: number): string[] {
  const samples = new Set<string>();
  for (const { cells } of rows) {
    const text = normalizeText(cells[at] ?? '');
    if (text !== '') samples.add(shortened(text));
    if (samples.size === SAMPLES) break;
  }
  return [...samples];
}

function shortened(text: string): string {
  return text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text;
}
