import { ok } from '#lib/api/answers.ts';
import { apiWords, requestLocale } from '#lib/api/api-words.ts';
import { importJson } from '#lib/api/json/run-json.ts';
import { resource } from '#lib/api/resource.ts';
import { getImport } from '#lib/imports/get-import.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, id, request }) => {
    const view = await getImport(actor, id('import'));
    return ok(importJson(view, apiWords(requestLocale(request), 'errors')));
  },
});
