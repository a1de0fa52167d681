import { ok } from '#lib/api/answers.ts';
import { apiWords, requestLocale } from '#lib/api/api-words.ts';
import { assignedJson } from '#lib/api/json/assigned-json.ts';
import { contactIds } from '#lib/api/request/contact-ids.ts';
import { resource } from '#lib/api/resource.ts';
import { assignPortfolio } from '#lib/portfolio/assign-portfolio.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: async ({ actor, request, json }) => {
    const { ids, ...portfolio } = await json('Assignment');
    const assignment = await assignPortfolio(actor, contactIds(ids), portfolio);
    return ok(assignedJson(assignment, apiWords(requestLocale(request), 'errors')));
  },
});
