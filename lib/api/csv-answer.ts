import { Readable } from 'node:stream';
import { attachment } from '#lib/identifiers/file-name.ts';

export function csvAnswer(fileName: string, text: AsyncIterable<string>): Response {
  const bytes = Readable.toWeb(
    Readable.from(text, { objectMode: true }).map((piece: string) => Buffer.from(piece)),
  );
  return new Response(bytes as unknown as ReadableStream, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': attachment(fileName),
    },
  });
}
