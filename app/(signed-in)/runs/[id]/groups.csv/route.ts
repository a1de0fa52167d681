import { csvAnswer } from '#lib/api/csv-answer.ts';
import { idOf } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { mergeAllReport } from '#lib/merges/all/merge-all-report.ts';
import { sendFile } from '#lib/web/page-errors.ts';
import { currentActor } from '#lib/web/session.ts';

const COLUMNS = ['outcome', 'contact', 'contactName', 'size', 'others', 'reasons'] as const;

/** Downloads what became of each group when all were merged. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return sendFile(async () => {
    const actor = await currentActor();
    const id = idOf((await params).id);
    const t = await getTranslations('merges');
    const text = await mergeAllReport(actor, id, {
      header: COLUMNS.map((column) => t(`report.${column}`)),
      outcome: (outcome) => t(`report.${outcome}`),
      reason: (code) => t(`held.${code}`),
    });
    const answer = csvAnswer(`${t('report.name', { id: String(id) })}.csv`, text);
    answer.headers.set('Cache-Control', 'no-store');
    answer.headers.set('X-Content-Type-Options', 'nosniff');
    return answer;
  });
}
