import { created } from '#lib/api/answers.ts';
import { dispositionJson } from '#lib/api/json/desk/disposition-json.ts';
import { listAnswer, pageOf } from '#lib/api/list-answer.ts';
import { listParameters } from '#lib/api/request/read-query.ts';
import { resource } from '#lib/api/resource.ts';
import { createDisposition } from '#lib/interactions/dispositions/create-disposition.ts';
import { listDispositions } from '#lib/interactions/dispositions/list-dispositions.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, query }) => {
    const { items, next } = pageOf(await listDispositions(actor), query(listParameters));
    return listAnswer(items.map(dispositionJson), next);
  },
  POST: async ({ actor, json }) =>
    created(
      '/api/v1/dispositions',
      dispositionJson(await createDisposition(actor, await json('NewDisposition'))),
    ),
});
