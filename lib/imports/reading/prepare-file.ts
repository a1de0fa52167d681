import { type Database, database } from '#db/client.ts';
import { prepareText } from './prepare-text.ts';
import type { PreparedFile } from './prepared-file.ts';
import { storedBytes } from './xlsx/byte-source.ts';
import { containerOf } from './xlsx/container.ts';
import { prepareSpreadsheet } from './xlsx/prepare-spreadsheet.ts';

/**
 * Detects the format and, unless the file is UTF-8 text, stores it again as CSV in UTF-8. Offsets found while parsing
 * are then offsets of stored bytes, and a resumed import starts at the right chunk. `alive` is called from time to
 * time; an error it throws ends the work.
 */
export async function prepareFile(
  runId: number,
  db: Database,
  alive: () => Promise<unknown>,
): Promise<PreparedFile> {
  // Reads through the pool, so that the next chunk is fetched while `db` writes the one before.
  const source = await storedBytes(runId, database());
  const container = await containerOf(source);
  return container
    ? prepareSpreadsheet(runId, { source, container }, db, alive)
    : prepareText(runId, db, alive);
}
