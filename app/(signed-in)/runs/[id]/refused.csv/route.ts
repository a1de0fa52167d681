import { csvAnswer } from '#lib/api/csv-answer.ts';
import { refusalWords } from '#lib/bulk/refusal-words.ts';
import { refusedContacts } from '#lib/bulk/refused-contacts.ts';
import { idOf } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { sendFile } from '#lib/web/page-errors.ts';
import { currentActor } from '#lib/web/session.ts';

/** Downloads the contacts that a bulk change refused, with the reasons in the reader's language. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return sendFile(async () => {
    const actor = await currentActor();
    const id = idOf((await params).id);
    const [t, errors] = [await getTranslations('bulk.run.file'), await getTranslations('errors')];
    const header: [string, string, string] = [t('id'), t('name'), t('reason')];
    const text = await refusedContacts(actor, id, { header, reason: refusalWords(errors) });
    const answer = csvAnswer(t('fileName', { id: String(id) }), text);
    answer.headers.set('Cache-Control', 'no-store');
    answer.headers.set('X-Content-Type-Options', 'nosniff');
    return answer;
  });
}
