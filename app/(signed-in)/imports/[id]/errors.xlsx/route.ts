import { idOf } from '#lib/core/row-id.ts';
import { errorWorkbook } from '#lib/imports/report/error-report.ts';
import { xlsxDownload } from '#lib/imports/report/report-download.ts';
import { reportAnswer } from '../../report-answer.ts';

/** The same as a workbook of text cells, in which Excel ruins no phone and no code. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const id = idOf((await params).id);
  return reportAnswer(async (actor, words) => xlsxDownload(await errorWorkbook(actor, id, words)));
}
