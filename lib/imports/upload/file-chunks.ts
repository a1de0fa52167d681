import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { importChunks } from '#db/schema/index.ts';

/** Every piece but the last has exactly this size, so that an offset names its piece. */
export const CHUNK_BYTES = 1 << 20;

/** `asReceived` is the upload; `asUtf8` exists only when the upload was in another encoding. */
export const FILE_VERSION = { asReceived: 0, asUtf8: 1 } as const;
export type FileVersion = (typeof FILE_VERSION)[keyof typeof FILE_VERSION];

/** Cuts a stream of any pieces into pieces of `CHUNK_BYTES`. */
export async function* cutIntoChunks(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces) {
    held.push(piece);
    size += piece.byteLength;
    while (size >= CHUNK_BYTES) {
      const joined = Buffer.concat(held);
      yield joined.subarray(0, CHUNK_BYTES);
      held = [joined.subarray(CHUNK_BYTES)];
      size -= CHUNK_BYTES;
    }
  }
  if (size > 0) yield Buffer.concat(held);
}

export async function writeChunk(
  runId: number,
  version: FileVersion,
  seq: number,
  bytes: Buffer,
  db: Database,
) {
  await db.insert(importChunks).values({ runId, version, seq, bytes });
}

/** The stored file from a byte offset on, a piece at a time: never more than a piece or two in memory. */
export async function* readChunks(
  runId: number,
  version: FileVersion,
  offset: number,
  db: Database,
): AsyncGenerator<Buffer> {
  const first = Math.floor(offset / CHUNK_BYTES);
  for (let seq = first; ; seq++) {
    const [row] = await db
      .select({ bytes: importChunks.bytes })
      .from(importChunks)
      .where(
        sql`${importChunks.runId} = ${runId} and ${importChunks.version} = ${version} and ${importChunks.seq} = ${seq}`,
      );
    if (!row) return;
    yield seq === first ? row.bytes.subarray(offset - first * CHUNK_BYTES) : row.bytes;
    if (row.bytes.length < CHUNK_BYTES) return;
  }
}

/** Size in bytes of a stored version of the file. */
export async function storedSize(runId: number, version: FileVersion, db: Database): Promise<number> {
  const [row] = await db
    .select({ size: sql<number>`coalesce(sum(octet_length(${importChunks.bytes})), 0)::float8` })
    .from(importChunks)
    .where(sql`${importChunks.runId} = ${runId} and ${importChunks.version} = ${version}`);
  return row?.size ?? 0;
}

export async function deleteFile(runId: number, db: Database): Promise<void> {
  await db.delete(importChunks).where(eq(importChunks.runId, runId));
}
