import { Forbidden, NotFound, Unauthenticated } from '#lib/core/errors.ts';
import { idOf } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { csvDownload } from '#lib/imports/report/csv-download.ts';
import { errorReport } from '#lib/imports/report/error-report.ts';
import { reasonWords } from '#lib/imports/report/reason-words.ts';
import { currentActor } from '#lib/web/session.ts';

/** Downloads the refused rows of an import with their reasons, in the reader's language. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  try {
    const actor = await currentActor();
    const t = await getTranslations('errors');
    const report = await errorReport(actor, idOf((await params).id), reasonWords(t));
    return csvDownload(report);
  } catch (error) {
    if (error instanceof Unauthenticated)
      return new Response(null, { status: 303, headers: { Location: '/sign-in' } });
    if (error instanceof NotFound)
      return new Response(null, { status: 303, headers: { Location: '/imports?refused=report_gone' } });
    if (error instanceof Forbidden) return new Response(null, { status: 403 });
    throw error;
  }
}
