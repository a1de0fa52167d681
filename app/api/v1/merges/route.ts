import { mergeJson } from '#lib/api/json/merges/merge-json.ts';
import { listAnswer } from '#lib/api/list-answer.ts';
import { listParameters } from '#lib/api/request/read-query.ts';
import { resource } from '#lib/api/resource.ts';
import { listMerges, mergeFilterShape } from '#lib/merges/list-merges.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, query }) => {
    const { limit, cursor, ...filters } = query({ ...listParameters, ...mergeFilterShape });
    const { items, next } = await listMerges(actor, { ...filters, limit, after: cursor });
    return listAnswer(items.map(mergeJson), next);
  },
});
