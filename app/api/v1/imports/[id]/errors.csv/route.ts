import { apiWords, requestLocale } from '#lib/api/api-words.ts';
import { csvAnswer } from '#lib/api/csv-answer.ts';
import { resource } from '#lib/api/resource.ts';
import { errorReport } from '#lib/imports/report/error-report.ts';
import { reasonWords } from '#lib/imports/report/reason-words.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, id, request }) => {
    const words = apiWords(requestLocale(request), 'errors');
    const report = await errorReport(actor, id('import'), reasonWords(words));
    return csvAnswer(report.fileName, report.text);
  },
});
