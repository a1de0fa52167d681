import { idOf } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { csvDownload } from '#lib/imports/report/csv-download.ts';
import { errorReport } from '#lib/imports/report/error-report.ts';
import { reasonWords } from '#lib/imports/report/reason-words.ts';
import { sendFile } from '#lib/web/page-errors.ts';
import { currentActor } from '#lib/web/session.ts';

/** Downloads the refused rows of an import with their reasons, in the reader's language. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const gone = new Response(null, { status: 303, headers: { Location: '/imports?refused=report_gone' } });
  return sendFile(async () => {
    const actor = await currentActor();
    const t = await getTranslations('errors');
    return csvDownload(await errorReport(actor, idOf((await params).id), reasonWords(t)));
  }, gone);
}
