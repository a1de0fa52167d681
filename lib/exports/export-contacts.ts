import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { inSearchTurn } from '#lib/contacts/search-turn.ts';
import type { Selection } from '#lib/contacts/selection/selection.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { csvFile } from './csv-file.ts';
import { type ExportFormat, LONGEST_SHEET_CUSTOM, MOST_SHEET_CONTACTS } from './export-format.ts';
import { type ExportLayout, importLayout, type MakeLayout } from './export-layout.ts';
import { exportable } from './exportable.ts';
import { openSnapshot, type Snapshot } from './snapshot.ts';
import { xlsxFile } from './xlsx-file.ts';

const BATCH = 2_000;

export interface ContactExport {
  count: number;
  /** Produced only as fast as it is read. */
  bytes: AsyncGenerator<Uint8Array>;
  stop(): Promise<void>;
}

/**
 * As they are now, without merged and anonymized ones; in the usual layout its import changes nothing. @throws Refused when no
 * contact is left, or there are more than a sheet has rows; TooMany
 */
export async function exportContacts(
  actor: Actor,
  selection: Selection,
  format: ExportFormat,
  db: Database = database(),
  makeLayout: MakeLayout = importLayout,
): Promise<ContactExport> {
  authorize(actor, 'contacts.export');
  const snapshot = await openSnapshot(actor);
  try {
    const layout = await makeLayout(actor, snapshot.db);
    const count = await inSearchTurn(actor, async () => {
      const chosen = await openCursor(actor, selection, snapshot.db);
      if (chosen === 0) refuse('selection', 'export_empty');
      if (format === 'xlsx' && chosen > MOST_SHEET_CONTACTS) refuse('format', 'export_too_many_rows');
      if (format === 'xlsx' && layout.hasLongCells) await refuseLongCells(actor, selection, snapshot.db);
      return chosen;
    });
    await audit(actor, { action: 'contacts.exported', details: { contacts: count, format } }, db);
    const rows = cells(layout, snapshot);
    const file = format === 'csv' ? csvFile(layout.header, rows) : xlsxFile(layout.header, rows);
    return { count, bytes: untilEnd(file, snapshot), stop: snapshot.stop };
  } catch (error) {
    await snapshot.close();
    throw error;
  }
}

/** Evaluates the filters once for all batches. @returns the number of contacts */
async function openCursor(actor: Actor, selection: Selection, db: Database): Promise<number> {
  const chosen = await exportable(actor, selection, db);
  const { rows } = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from contact where ${chosen}`,
  );
  await db.execute(sql`
    declare chosen no scroll cursor for select contact.id from contact where ${chosen} order by contact.id`);
  return rows[0]?.count ?? 0;
}

/** Refuses what exceeds the limit of a cell: no spreadsheet would open the file. */
async function refuseLongCells(actor: Actor, selection: Selection, db: Database): Promise<void> {
  // Texts over 2 kB are compressed or store their size, so shorter ones need not be read.
  const { rows } = await db.execute(sql`
    select from contact
    where ${await exportable(actor, selection, db)}
      and (pg_column_size(custom) > 1900 or pg_column_compression(custom) is not null)
      and length(custom::text) > ${LONGEST_SHEET_CUSTOM}
    limit 1`);
  if (rows.length > 0) refuse('format', 'export_cell_too_long');
}

async function* cells(layout: ExportLayout, { db }: Snapshot): AsyncGenerator<string[][]> {
  for (;;) {
    const { rows } = await db.execute<{ id: number }>(sql.raw(`fetch ${BATCH} from chosen`));
    if (rows.length === 0) return;
    yield await layout.rows(
      rows.map(({ id }) => Number(id)),
      db,
    );
  }
}

async function* untilEnd(file: AsyncIterable<Uint8Array>, snapshot: Snapshot): AsyncGenerator<Uint8Array> {
  try {
    yield* file;
  } finally {
    await snapshot.close();
  }
}
