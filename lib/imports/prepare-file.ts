import { type Database, database } from '#db/client.ts';
import type { Encoding } from './detect-encoding.ts';
import type { FileVersion } from './file-chunks.ts';
import { prepareText } from './prepare-text.ts';
import { storedBytes } from './xlsx/byte-source.ts';
import { containerOf } from './xlsx/container.ts';
import { prepareSpreadsheet } from './xlsx/prepare-spreadsheet.ts';

/** A stored version of the file that can be parsed from any offset where a record starts. */
export interface PreparedFile {
  /** What the upload was. */
  encoding: Encoding | 'xlsx';
  version: FileVersion;
  /** Offset of the first byte after a byte-order mark. */
  start: number;
  size: number;
  /** Physical lines that hold something. */
  filledLines: number;
  /** Why nothing of a spreadsheet can be read, as a code of the catalogue; null when it can. */
  refusal: string | null;
}

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
