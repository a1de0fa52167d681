import { attachment } from '#lib/identifiers/file-name.ts';
import { WORKBOOK_TYPE } from '../upload/workbook-type.ts';
import type { ErrorReport, ErrorWorkbook } from './error-report.ts';

/** Streams a report: reads from the database only as fast as the browser receives. */
export function csvDownload({ fileName, text }: ErrorReport): Response {
  return download(fileName, 'text/csv; charset=utf-8', encoded(text));
}

export function xlsxDownload({ fileName, bytes }: ErrorWorkbook): Response {
  return download(fileName, WORKBOOK_TYPE, bytes);
}

async function* encoded(text: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of text) yield encoder.encode(piece);
}

function download(fileName: string, type: string, bytes: AsyncIterable<Uint8Array>): Response {
  const source = bytes[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await source.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await source.return?.();
    },
  });
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': attachment(fileName),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
