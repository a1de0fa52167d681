import { setImmediate } from 'node:timers/promises';
import { database } from '#db/client.ts';
import type { LineNotes } from '#db/schema/index.ts';
import type { ImportHeader } from '../reading/columns.ts';
import type { Dialect } from '../reading/dialect.ts';
import type { OpenedFile } from '../reading/open-file.ts';
import { type RawRecord, RecordReader } from '../reading/record-reader.ts';
import { recordWeight } from '../reading/record-weight.ts';
import { openerOf } from '../reading/stored-file.ts';
import type { FileVersion } from '../upload/file-chunks.ts';
import type { PlanRow, ReadRow } from './known-base.ts';
import { isRepeatedHeader, isTotals } from './no-rows.ts';
import { addNote, NO_NOTES } from './notes.ts';
import { isBlankRow, parseRow, rejoinCustomFields } from './parse-row.ts';
import type { ParsedRow, RowOptions } from './parsed-row.ts';

/** Where to go on: the byte and line at which the next record starts. */
export interface ImportCursor extends Record<string, unknown> {
  offset: number;
  line: number;
}

export interface ImportBatch<Parsed = ParsedRow> {
  rows: ReadRow<Parsed>[];
  cursor: ImportCursor;
  /** What was noticed in the file's lines and rejected no row, by code. */
  notes: LineNotes;
}

/** Records are checked in small lots: between them the batch before is fed to the database, which must not wait. */
const RECORDS_AT_ONCE = 50;

/**
 * A batch is full when its rows take this much memory: full batches of rows of 3,000 bytes. Two are held at once, and what
 * is decided of one takes as much again.
 */
const MOST_BATCH_BYTES = 16 << 20;

export interface RowSource<Parsed = ParsedRow> {
  /** At most `limit` rows that hold something, fewer where they are large, checked cell by cell; null at the end. */
  read(limit: number): Promise<ImportBatch<Parsed> | null>;
  close(): Promise<void>;
}

/** The rows of an import's file from a cursor on. */
export function rowSource(
  importId: number,
  { version, header }: OpenedFile,
  cursor: ImportCursor,
  options: RowOptions,
): RowSource {
  const check = (record: RawRecord) => checkedRow(record, header, options);
  return sourceOf(importId, { version, width: header.width, dialect: header.dialect }, cursor, check);
}

/** Read through the pool: a run's own connection is busy writing. */
export function sourceOf<Parsed extends { notes?: readonly string[] }>(
  importId: number,
  { version, width, dialect }: { version: FileVersion; width: number; dialect: Dialect },
  cursor: ImportCursor,
  check: (record: RawRecord) => ReadRow<Parsed> | SkippedLine | null,
): RowSource<Parsed> {
  const reader = new RecordReader(openerOf(importId, { version }, database()), cursor, width, dialect);
  let at = cursor;
  return {
    async read(limit) {
      const rows: ReadRow<Parsed>[] = [];
      const notes: LineNotes = {};
      let weight = 0;
      while (rows.length < limit && weight < MOST_BATCH_BYTES) {
        const records = await reader.read(Math.min(RECORDS_AT_ONCE, limit - rows.length));
        const last = records.at(-1);
        if (!last) break;
        await setImmediate();
        at = { ...last.next };
        for (const record of records) {
          const row = check(record);
          if (!row) continue;
          if ('skipped' in row) {
            addNote(notes, row.skipped, record.line);
            continue;
          }
          for (const code of row.parsed?.notes ?? NO_NOTES) addNote(notes, code, record.line);
          rows.push(row);
          weight += recordWeight(row.cells);
        }
      }
      return rows.length > 0 ? { rows, cursor: at, notes } : null;
    },
    close: () => reader.close(),
  };
}

/** A line that is no row of the table, and why. */
export interface SkippedLine {
  skipped: 'header_repeated' | 'totals';
}

/** A record checked cell by cell; null when it holds nothing. */
export function checkedRow(
  record: RawRecord,
  header: ImportHeader,
  options: RowOptions,
): PlanRow | SkippedLine | null {
  const { line, problem } = record;
  if (problem) return refusedRow(line, record.cells, problem);
  if (isBlankRow(record.cells)) return null;
  if (isRepeatedHeader(record.cells, header)) return { skipped: 'header_repeated' };
  const cells = rejoinCustomFields(record.cells, header);
  const result = parseRow(cells, header, options);
  if (isTotals(cells, header, result)) return { skipped: 'totals' };
  return 'reasons' in result
    ? { line, cells, parsed: null, reasons: result.reasons }
    : { line, cells, parsed: result, reasons: [] };
}

/** A row that was taken as far as its line and no further. */
export function refusedRow<Parsed>(line: number, cells: string[], code: string): ReadRow<Parsed> {
  return { line, cells, parsed: null, reasons: [{ code }] };
}

/** Share of the file that is read once the batch is done, 0 to 999: only the end of a run makes it 1000. */
export function permilleOf(batch: Pick<ImportBatch, 'cursor'>, file: Pick<OpenedFile, 'size'>): number {
  return Math.min(999, Math.floor((batch.cursor.offset / Math.max(1, file.size)) * 1000));
}
