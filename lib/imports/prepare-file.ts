import type { Database } from '#db/client.ts';
import { EncodingProbe, type FileFacts } from './detect-encoding.ts';
import { cutIntoChunks, FILE_VERSION, type FileVersion, readChunks, writeChunk } from './file-chunks.ts';

export interface PreparedFile extends FileFacts {
  version: FileVersion;
  /** Offset of the first byte after a byte-order mark. */
  start: number;
  size: number;
}

/**
 * Looks at the stored file once and, unless it is UTF-8, stores it again as UTF-8, so that an offset found while parsing
 * is an offset of the stored bytes and a resumed import starts at the right piece. `alive` is called now and then.
 */
export async function prepareFile(
  runId: number,
  db: Database,
  alive: () => Promise<unknown>,
): Promise<PreparedFile> {
  const probe = new EncodingProbe();
  let size = 0;
  for await (const chunk of readChunks(runId, FILE_VERSION.asReceived, 0, db)) {
    probe.push(chunk);
    size += chunk.length;
    if (size % (64 << 20) === 0) await alive();
  }
  const facts = probe.end();
  if (facts.encoding === 'utf-8')
    return { ...facts, version: FILE_VERSION.asReceived, start: facts.bomBytes, size };
  const counts = new EncodingProbe();
  let seq = 0;
  let written = 0;
  for await (const chunk of cutIntoChunks(decode(runId, facts, db))) {
    counts.push(chunk);
    written += chunk.length;
    await writeChunk(runId, FILE_VERSION.asUtf8, seq++, chunk, db);
    if (seq % 64 === 0) await alive();
  }
  const { filledLines } = counts.end();
  return { ...facts, filledLines, version: FILE_VERSION.asUtf8, start: 0, size: written };
}

async function* decode(runId: number, facts: FileFacts, db: Database): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(facts.encoding, { ignoreBOM: false });
  for await (const chunk of readChunks(runId, FILE_VERSION.asReceived, 0, db)) {
    yield Buffer.from(decoder.decode(chunk, { stream: true }));
  }
  yield Buffer.from(decoder.decode());
}
