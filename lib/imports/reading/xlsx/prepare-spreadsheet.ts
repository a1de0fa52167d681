import type { Database } from '#db/client.ts';
import { cutIntoChunks, FILE_VERSION, writeChunk } from '../../upload/file-chunks.ts';
import type { PreparedFile } from '../prepared-file.ts';
import type { ByteSource } from './byte-source.ts';
import { type Container, compoundRefusal } from './container.ts';
import { openSpreadsheet } from './open-spreadsheet.ts';
import { SpreadsheetRefused } from './spreadsheet-refused.ts';

export async function prepareSpreadsheet(
  runId: number,
  { source, container, wanted }: { source: ByteSource; container: Container; wanted: string | null },
  db: Database,
  alive: () => Promise<unknown>,
): Promise<PreparedFile> {
  const prepared = { encoding: 'xlsx', version: FILE_VERSION.asUtf8, start: 0 } as const;
  try {
    if (container === 'compound') throw await compoundRefusal(source);
    const { csv, filledRows, sheet, sheets } = await openSpreadsheet(source, alive, wanted);
    let seq = 0;
    let size = 0;
    for await (const chunk of cutIntoChunks(csv)) {
      await writeChunk(runId, FILE_VERSION.asUtf8, seq++, chunk, db);
      size += chunk.length;
    }
    return { ...prepared, size, filledLines: filledRows(), refusal: null, sheet, sheets };
  } catch (error) {
    if (error instanceof SpreadsheetRefused) {
      return { ...prepared, size: source.size, filledLines: 0, refusal: error.code };
    }
    throw error;
  }
}
