import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { imports } from '#db/schema/index.ts';
import type { Direction } from '#lib/blacklist/direction.ts';
import { normalizeText } from '#lib/identifiers/normalize-text.ts';
import { listIgnored } from '../reading/columns.ts';
import type { Dialect } from '../reading/dialect.ts';
import type { FileRefusal, OpenedFile } from '../reading/open-file.ts';
import type { Position } from '../reading/record-reader.ts';
import { findFile } from '../reading/stored-file.ts';
import type { FileVersion } from '../upload/file-chunks.ts';
import {
  type NumberLayout,
  numberFieldOf,
  numberLayoutProblem,
  storedNumberLayout,
} from './number-layout.ts';
import { guessNumberLayout, readNumberTable } from './number-table.ts';
import type { NumberColumns } from './read-number.ts';

export interface OpenedNumbers extends Pick<OpenedFile, 'size' | 'rows' | 'firstRecord'> {
  version: FileVersion;
  dialect: Dialect;
  columns: NumberColumns;
  firstRecord: Position;
  /** Why those are listed whose row does not say it. */
  note: string | null;
}

const LONGEST_NAME = 200;

/** Detects the format of a stored file of numbers and finds its columns, by the layout chosen in its review or else by a guess. */
export async function openNumbers(
  importId: number,
  workingId: number,
  direction: Direction,
  db: Database,
): Promise<OpenedNumbers | FileRefusal> {
  const file = await findFile(importId, workingId, db);
  if ('refusal' in file) return { refusal: { code: file.refusal }, rows: 0 };
  if (file.size === 0) return { refusal: { code: 'empty_file' }, rows: 0 };
  const [row] = await db
    .select({ layout: imports.layout, note: imports.note })
    .from(imports)
    .where(eq(imports.runId, importId));
  const layout = storedNumberLayout(row?.layout) ?? (await guessNumberLayout(importId, file, direction, db));
  const table = layout && (await readNumberTable(importId, file, layout.delimiter, db));
  if (!table) return { refusal: { code: 'no_rows' }, rows: 0 };
  const names = layout.hasHeader ? table.names.map((name) => normalizeText(name)) : [];
  const rows = Math.max(0, file.filledLines - table.skipped - (layout.hasHeader ? 1 : 0));
  const problem = numberLayoutProblem(layout.fields);
  if (problem) return { refusal: { code: problem.code, params: refusalOf(problem.field) }, rows };
  await db
    .update(imports)
    .set({ header: reportHeader(layout, names), ignoredColumns: ignoredOf(layout, names) })
    .where(eq(imports.runId, importId));
  return {
    version: file.version,
    size: file.size,
    rows,
    dialect: table.dialect,
    firstRecord: layout.hasHeader ? table.firstRecord : table.start,
    note: row?.note ?? null,
    columns: {
      names,
      width: Math.max(layout.fields.length, table.names.length),
      numberAt: layout.fields.indexOf('number'),
      noteAt: layout.fields.indexOf('note'),
    },
  };
}

function refusalOf(field: string | undefined): Record<string, string> | undefined {
  return field ? { column: field, found: field } : undefined;
}

/** Names by which the corrected report is read again without a review. */
function reportHeader({ fields }: NumberLayout, names: readonly string[]): string[] {
  return fields.map((field, at) => {
    const name = (names[at] ?? '').slice(0, LONGEST_NAME);
    if (field) return numberFieldOf(name) === field ? name : field;
    return numberFieldOf(name) ? `ignored ${name}` : name || `(${at + 1})`;
  });
}

function ignoredOf({ fields }: NumberLayout, names: readonly string[]): string[] {
  return listIgnored(fields.flatMap((field, at) => (field ? [] : [names[at] || `(${at + 1})`])));
}
