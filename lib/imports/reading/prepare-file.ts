import { type Database, database } from '#db/client.ts';
import { FILE_VERSION } from '../upload/file-chunks.ts';
import { foreignKind, isVcard } from './file-kind.ts';
import { prepareText } from './prepare-text.ts';
import type { PreparedFile } from './prepared-file.ts';
import { prepareVcard } from './vcard/prepare-vcard.ts';
import { type ByteSource, storedBytes } from './xlsx/byte-source.ts';
import { containerOf } from './xlsx/container.ts';
import { prepareSpreadsheet } from './xlsx/prepare-spreadsheet.ts';

const START_BYTES = 4_096;

/**
 * Detects the format and, unless the file is UTF-8 text, stores it again as CSV in UTF-8. Offsets found while parsing
 * are then offsets of stored bytes, and a resumed import starts at the right chunk. `alive` is called from time to
 * time; an error it throws ends the work. `wanted`: the sheet of a workbook that is to be read.
 */
export async function prepareFile(
  runId: number,
  wanted: string | null,
  db: Database,
  alive: () => Promise<unknown>,
): Promise<PreparedFile> {
  // Reads through the pool, so that the next chunk is fetched while `db` writes the one before.
  const source = await storedBytes(runId, database());
  const container = await containerOf(source);
  if (container) return prepareSpreadsheet(runId, { source, container, wanted }, db, alive);
  const start = await startOf(source);
  if (isVcard(start)) return prepareVcard(runId, db, alive);
  const kind = foreignKind(start);
  return kind ? refused(`file_${kind}`, source.size) : prepareText(runId, db, alive);
}

async function startOf(source: ByteSource): Promise<Buffer> {
  for await (const bytes of source.read(0, START_BYTES)) return bytes;
  return Buffer.alloc(0);
}

function refused(refusal: string, size: number): PreparedFile {
  return { encoding: 'utf-8', version: FILE_VERSION.asReceived, start: 0, size, filledLines: 0, refusal };
}
