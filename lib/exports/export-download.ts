import type { Actor } from '#lib/core/actor.ts';
import { errorFacts, log } from '#lib/core/log.ts';
import { today } from '#lib/format/today.ts';
import { attachment } from '#lib/identifiers/file-name.ts';
import type { ContactExport } from './export-contacts.ts';
import type { ExportFormat } from './export-format.ts';

const TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Streams an export only as fast as the browser receives, and ends it when the browser disconnects. */
export function exportDownload(file: ContactExport, format: ExportFormat, actor: Actor): Response {
  let hasHungUp = false;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { value, done } = await file.bytes.next();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        // The browser must see a failed download, not a short file.
        if (!hasHungUp) log('export.failed', errorFacts(error));
        controller.error(error);
      }
    },
    async cancel() {
      hasHungUp = true;
      await file.stop();
      await file.bytes.return(undefined).catch(() => {});
    },
  });
  const name = `contatos-${today(actor)}.${format}`;
  return new Response(body, {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': attachment(name),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
