import { accepted } from '#lib/api/answers.ts';
import { apiWords, requestLocale } from '#lib/api/api-words.ts';
import { importJson } from '#lib/api/json/run-json.ts';
import { listAnswer } from '#lib/api/list-answer.ts';
import { listParameters } from '#lib/api/request/read-query.ts';
import { refuseOtherUploads } from '#lib/api/request/upload-type.ts';
import { resource } from '#lib/api/resource.ts';
import { authorize } from '#lib/core/permissions.ts';
import { modeSchema } from '#lib/imports/deciding/given-mode.ts';
import { listImports } from '#lib/imports/list-imports.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { readUpload } from '#lib/imports/upload/read-upload.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, query, request }) => {
    const { limit, cursor } = query(listParameters);
    const page = await listImports(actor, { limit, after: cursor });
    const words = apiWords(requestLocale(request), 'errors');
    return listAnswer(
      page.items.map((view) => importJson(view, words)),
      page.next,
    );
  },
  POST: async ({ actor, query, request }) => {
    // Before the body is looked at: who may not import need not send a gigabyte to hear it.
    authorize(actor, 'imports.create');
    const { mode } = query({ mode: modeSchema.optional() });
    refuseOtherUploads(request);
    const { id } = await receiveImport(actor, { ...(await readUpload(request)), mode });
    return accepted(`/api/v1/imports/${id}`, { id });
  },
});
