import { apiWords, requestLocale } from '#lib/api/api-words.ts';
import { csvAnswer } from '#lib/api/csv-answer.ts';
import { resource } from '#lib/api/resource.ts';
import { refusalWords } from '#lib/bulk/refusal-words.ts';
import { refusedContacts } from '#lib/bulk/refused-contacts.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, id, request }) => {
    const runId = id('run');
    const locale = requestLocale(request);
    const t = apiWords(locale, 'bulk');
    const header: [string, string, string] = [t('run.file.id'), t('run.file.name'), t('run.file.reason')];
    const words = { header, reason: refusalWords(apiWords(locale, 'errors')) };
    return csvAnswer(
      t('run.file.fileName', { id: String(runId) }),
      await refusedContacts(actor, runId, words),
    );
  },
});
