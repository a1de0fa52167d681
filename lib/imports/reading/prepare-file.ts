import { type Database, database } from '#db/client.ts';
import { prepareText } from './prepare-text.ts';
import type { PreparedFile } from './prepared-file.ts';
import { storedBytes } from './xlsx/byte-source.ts';
import { containerOf } from './xlsx/container.ts';
import { prepareSpreadsheet } from './xlsx/prepare-spreadsheet.ts';

/**
 * Looks at the stored file once and, unless it is text in UTF-8, stores it again as CSV in UTF-8, so that an offset found
 * while parsing is an offset of the stored bytes and a resumed import starts at the right piece. `alive` is called now and
 * then; what it throws ends the work.
 */
export async function prepareFile(
  runId: number,
  db: Database,
  alive: () => Promise<unknown>,
): Promise<PreparedFile> {
  // Read through the pool: the next piece is fetched while `db` writes what came out of the one before.
  const source = await storedBytes(runId, database());
  const container = await containerOf(source);
  return container
    ? prepareSpreadsheet(runId, { source, container }, db, alive)
    : prepareText(runId, db, alive);
}
