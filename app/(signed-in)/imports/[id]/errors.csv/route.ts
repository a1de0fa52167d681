import { idOf } from '#lib/core/row-id.ts';
import { errorReport } from '#lib/imports/report/error-report.ts';
import { csvDownload } from '#lib/imports/report/report-download.ts';
import { reportAnswer } from '../../report-answer.ts';

/** Downloads the refused rows of an import with their reasons, in the reader's language. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const id = idOf((await params).id);
  return reportAnswer(async (actor, words) => csvDownload(await errorReport(actor, id, words)));
}
