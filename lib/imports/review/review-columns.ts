import type { Database } from '#db/client.ts';
import { customFieldNames } from '#lib/custom-fields/list-custom-fields.ts';
import { normalizeText } from '#lib/identifiers/normalize-text.ts';
import type { PlanRow } from '../deciding/known-base.ts';
import type { RowOptions } from '../deciding/parsed-row.ts';
import { checkedRow } from '../deciding/row-source.ts';
import { type DelimiterName, delimiterName } from '../reading/delimiters.ts';
import { MOST_TITLE_ROWS, peopleAbove } from '../reading/find-header.ts';
import type { LayoutField } from '../reading/import-fields.ts';
import { contentStart, openerOf, type StoredFile } from '../reading/stored-file.ts';
import { readTable } from '../reading/table.ts';
import { applyLayout } from './apply-layout.ts';
import { type Layout, type LayoutProblem, layoutProblem, repeatedColumns } from './layout.ts';

const SAMPLE_ROWS = 40;
const SAMPLES = 3;
const PREVIEW_ROWS = 8;
const LONGEST_SAMPLE = 80;

export interface ReviewColumn {
  header: string;
  field: LayoutField | null;
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
  /** Filled lines at the beginning of the file, of which one is the header. */
  lines: { row: number; line: number; text: string }[];
  /** Which of them it is. */
  headerRow: number;
  /** Lines above the header that look like contacts: they are not imported. */
  peopleAbove: number;
  country: string | null;
  /** Custom fields in use. */
  customNames: string[];
  /** Most of the first rows carry nothing that identifies. */
  isUnidentified: boolean;
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
  const table = await readTable(open, contentStart(file), layout.delimiter, {
    place: layout,
    isWorkbook: file.encoding === 'xlsx',
  });
  const cells = table?.names ?? [];
  const header = {
    ...applyLayout(cells, layout, table?.dialect ?? layout, table?.sample ?? []),
    hasNotes: table?.hasNotes,
  };
  const below = layout.hasHeader ? (table?.titleRows ?? 0) + (table?.headerRows ?? 0) : 0;
  const records = (table?.head ?? []).slice(below, below + SAMPLE_ROWS);
  const sample = records.flatMap((record) => {
    const row = checkedRow(record, header, options);
    return row && 'parsed' in row ? row : [];
  });
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
    rows: Math.max(0, file.filledLines - (table?.skipped ?? 0) - below),
    ignored: header.ignored,
    lines: (table?.head ?? []).slice(0, MOST_TITLE_ROWS + 1).map(({ line, cells }, at) => ({
      row: at + 1,
      line,
      text: shortened(
        cells
          .map((cell) => normalizeText(cell))
          .filter(Boolean)
          .join(' · '),
      ),
    })),
    headerRow: layout.titleRows + 1,
    peopleAbove: layout.hasHeader
      ? peopleAbove(
          (table?.head ?? []).map(({ cells }) => cells),
          layout.titleRows,
        )
      : 0,
    country: layout.country,
    customNames: await customFieldNames(db),
    isUnidentified: isUnidentified(sample),
    preview: sample.slice(0, PREVIEW_ROWS),
  };
}

function isUnidentified(rows: PlanRow[]): boolean {
  const read = rows.flatMap(({ parsed }) => parsed ?? []);
  const nobody = read.filter(({ values, phones }) => !values.cpf && !values.email && phones.length === 0);
  return nobody.length * 2 > read.length;
}

export function samplesOf(rows: { cells: string[] }[], at: number): string[] {
  const samples = new Set<string>();
  for (const { cells } of rows) {
    const text = normalizeText(cells[at] ?? '');
    if (text !== '') samples.add(shortened(text));
    if (samples.size === SAMPLES) break;
  }
  return [...samples];
}

export function shortened(text: string): string {
  return text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text;
}
