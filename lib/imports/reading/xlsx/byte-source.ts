import type { Database } from '#db/client.ts';
import { CHUNK_BYTES, FILE_VERSION, readChunks, storedSize } from '../../upload/file-chunks.ts';

export interface ByteSource {
  size: number;
  /** `to` is exclusive and may be beyond the end. */
  read(from: number, to: number): AsyncGenerator<Buffer>;
}

/** Pieces in the cache: yauzl reads the directory at the end of a zip file in hundreds of small steps. */
const PIECES_KEPT = 4;

export async function storedBytes(runId: number, db: Database): Promise<ByteSource> {
  const kept = new Map<number, Buffer>();
  const piece = async (seq: number): Promise<Buffer> => {
    const bytes = kept.get(seq) ?? (await readPiece(runId, seq, db));
    kept.delete(seq);
    kept.set(seq, bytes);
    const [oldest] = kept.keys();
    if (kept.size > PIECES_KEPT && oldest !== undefined) kept.delete(oldest);
    return bytes;
  };
  return {
    size: await storedSize(runId, FILE_VERSION.asReceived, db),
    async *read(from, to) {
      let at = from;
      while (at < to) {
        const seq = Math.floor(at / CHUNK_BYTES);
        const start = seq * CHUNK_BYTES;
        const bytes = (await piece(seq)).subarray(at - start, to - start);
        if (bytes.length === 0) return;
        yield bytes;
        at += bytes.length;
      }
    },
  };
}

async function readPiece(runId: number, seq: number, db: Database): Promise<Buffer> {
  for await (const bytes of readChunks(runId, FILE_VERSION.asReceived, seq * CHUNK_BYTES, db)) return bytes;
  return Buffer.alloc(0);
}
