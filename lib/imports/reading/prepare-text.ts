import type { Database } from '#db/client.ts';
import { cutIntoChunks, FILE_VERSION, readChunks, writeChunk } from '../upload/file-chunks.ts';
import { EncodingProbe, type FileFacts } from './detect-encoding.ts';
import type { PreparedFile } from './prepared-file.ts';

export async function prepareText(
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
  const { encoding, bomBytes, filledLines } = probe.end();
  if (encoding === 'utf-8')
    return { encoding, filledLines, version: FILE_VERSION.asReceived, start: bomBytes, size, refusal: null };
  const counts = new EncodingProbe();
  let seq = 0;
  let written = 0;
  for await (const chunk of cutIntoChunks(decode(runId, encoding, db))) {
    counts.push(chunk);
    written += chunk.length;
    await writeChunk(runId, FILE_VERSION.asUtf8, seq++, chunk, db);
    if (seq % 64 === 0) await alive();
  }
  return {
    encoding,
    filledLines: counts.end().filledLines,
    version: FILE_VERSION.asUtf8,
    start: 0,
    size: written,
    refusal: null,
  };
}

async function* decode(runId: number, encoding: FileFacts['encoding'], db: Database): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: false });
  for await (const chunk of readChunks(runId, FILE_VERSION.asReceived, 0, db)) {
    yield Buffer.from(decoder.decode(chunk, { stream: true }));
  }
  yield Buffer.from(decoder.decode());
}
