import { Readable } from 'node:stream';

/** A CSV file to be saved, sent as it is read; its name survives with accents (RFC 6266). */
export function csvAnswer(fileName: string, text: AsyncIterable<string>): Response {
  const bytes = Readable.toWeb(
    Readable.from(text, { objectMode: true }).map((piece: string) => Buffer.from(piece)),
  );
  const plain = fileName.replace(/[^\w.-]/g, '_');
  return new Response(bytes as unknown as ReadableStream, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    },
  });
}
