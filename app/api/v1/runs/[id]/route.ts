import { ok } from '#lib/api/answers.ts';
import { apiWords, requestLocale } from '#lib/api/api-words.ts';
import { bulkRunJson, importRunJson } from '#lib/api/json/run-json.ts';
import { resource } from '#lib/api/resource.ts';
import { findBulkRun } from '#lib/bulk/find-bulk-run.ts';
import { authorize } from '#lib/core/permissions.ts';
import { getImport } from '#lib/imports/get-import.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, id, request }) => {
    authorize(actor, 'imports.view');
    const words = apiWords(requestLocale(request), 'errors');
    const runId = id('run');
    const bulk = await findBulkRun(actor, runId);
    return ok(bulk ? bulkRunJson(bulk, words) : importRunJson(await getImport(actor, runId), words));
  },
});
