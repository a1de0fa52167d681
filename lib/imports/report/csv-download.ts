import { attachment } from '#lib/identifiers/file-name.ts';
import type { ErrorReport } from './error-report.ts';

/** Streams a report: reads from the database only as fast as the browser receives. */
export function csvDownload(report: ErrorReport): Response {
  const encoder = new TextEncoder();
  const source = report.text[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await source.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await source.return?.();
    },
  });
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': attachment(report.fileName),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
