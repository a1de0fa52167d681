import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { bytea } from './columns.ts';
import { type RejectionReason, runs } from './runs.ts';

/** What an import adds to its run. The list of imports outlives the file and the report. */
export const imports = pgTable('import', {
  runId: bigint({ mode: 'number' })
    .primaryKey()
    .references(() => runs.id, { onDelete: 'cascade' }),
  fileName: text().notNull(),
  byteSize: bigint({ mode: 'number' }).notNull().default(0),
  /** Found when the file is first opened; with it come the next two. */
  encoding: text(),
  /** Byte after a byte-order mark, where the header starts. */
  contentStart: integer().notNull().default(0),
  filledLines: integer().notNull().default(0),
  /** Of a workbook: the sheet that is read, and all there are. */
  sheet: text(),
  sheets: text().array().notNull().default(sql`'{}'`),
  /** What its rows are: contacts, or numbers for one of the blacklists. */
  target: text({ enum: ['contacts', 'blacklist_inbound', 'blacklist_outbound'] })
    .notNull()
    .default('contacts'),
  /** Of numbers: why those are listed whose row does not say it. */
  note: text(),
  /** Whether rows may create contacts, update them, or both. */
  mode: text({ enum: ['create_and_update', 'create_only', 'update_only'] })
    .notNull()
    .default('create_and_update'),
  /** Refused for what a review mends: the file is kept for a day, so that it can be opened there. */
  mendable: boolean().notNull().default(false),
  /** How a reviewed file is to be read; without one, `;` and the header's own names say it. */
  layout: jsonb().$type<ImportLayout>(),
  created: integer().notNull().default(0),
  updated: integer().notNull().default(0),
  unchanged: integer().notNull().default(0),
  /** Rows that carried no identifier at all: created each time the file is imported. */
  withoutIdentifier: integer().notNull().default(0),
  /** CPFs whose leading zeros were restored. */
  repaired: integer().notNull().default(0),
  /** What was noticed and refused no row, by code. */
  notes: jsonb().$type<LineNotes>().notNull().default({}),
  header: text().array().notNull().default(sql`'{}'`),
  ignoredColumns: text().array().notNull().default(sql`'{}'`),
  createdFields: text().array().notNull().default(sql`'{}'`),
});

/** On how many lines something was noticed, and the first of them. */
export type LineNotes = Record<string, { rows: number; line: number }>;

/** What a review settled about a file: the sign between its fields and what each column fills. */
export interface ImportLayout {
  delimiter: string;
  /** Whether the first filled line names the columns. */
  hasHeader: boolean;
  /** Filled lines above the header, and lines it takes itself. Absent: none, and one. */
  titleRows?: number;
  headerRows?: number;
  /** By position: the name of a field, or null for a column that is not read. */
  fields: (string | null)[];
  /** Country of the phones that have no code; absent: each has one. */
  country?: string | null;
}

/** The dry run of a waiting file: what an import would do to the base as it is now. Goes with the file's review. */
export const importChecks = pgTable(
  'import_check',
  {
    runId: bigint({ mode: 'number' })
      .primaryKey()
      .references(() => runs.id, { onDelete: 'cascade' }),
    importRunId: bigint({ mode: 'number' })
      .notNull()
      .references(() => imports.runId, { onDelete: 'cascade' }),
    created: integer().notNull().default(0),
    updated: integer().notNull().default(0),
    unchanged: integer().notNull().default(0),
    withoutIdentifier: integer().notNull().default(0),
    repaired: integer().notNull().default(0),
    /** Refused rows by reason. */
    reasons: jsonb().$type<CountedReason[]>().notNull().default([]),
    notes: jsonb().$type<LineNotes>().notNull().default({}),
    newFields: text().array().notNull().default(sql`'{}'`),
    newTags: text().array().notNull().default(sql`'{}'`),
  },
  (t) => [uniqueIndex('import_check_import').on(t.importRunId)],
);

/** The uploaded file in pieces of at most one megabyte; gone when the import ends. */
export const importChunks = pgTable(
  'import_chunk',
  {
    runId: bigint({ mode: 'number' })
      .notNull()
      .references(() => imports.runId, { onDelete: 'cascade' }),
    /** 0: as received; 1: rewritten as UTF-8. */
    version: smallint().notNull().default(0),
    seq: integer().notNull(),
    bytes: bytea().notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.version, t.seq] })],
);

/** What became of each row. No foreign key: checking it row by row costs an import 3 %, and a run with rows is never deleted. */
export const importRows = pgTable(
  'import_row',
  {
    runId: bigint({ mode: 'number' }).notNull(),
    /** Physical line of the file where the record starts; the header is line 1 unless something precedes it. */
    line: integer().notNull(),
    outcome: text({ enum: ['created', 'updated', 'unchanged', 'rejected'] }).notNull(),
    contactId: bigint({ mode: 'number' }),
    /** Names of the fields an update changed; never values. */
    fields: text().array(),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.line] }),
    index('import_row_contact').on(t.contactId).where(sql`contact_id is not null`),
    index('import_row_outcome').on(t.runId, t.outcome, t.contactId).where(sql`outcome <> 'created'`),
  ],
);

/** A reason with the rows it refused and the first line it stands on. */
export interface CountedReason extends RejectionReason {
  rows: number;
  line: number;
}
