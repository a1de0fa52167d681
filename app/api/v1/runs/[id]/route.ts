import { ok } from '#lib/api/answers.ts';
import { apiWords, requestLocale } from '#lib/api/api-words.ts';
import { runJson } from '#lib/api/json/run-json.ts';
import { resource } from '#lib/api/resource.ts';
import { authorize } from '#lib/core/permissions.ts';
import { getRun } from '#lib/runs/get-run.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, id, request }) => {
    authorize(actor, 'runs.view');
    const words = apiWords(requestLocale(request), 'errors');
    return ok(runJson(await getRun(actor, id('run')), words));
  },
});
