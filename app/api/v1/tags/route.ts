import { created } from '#lib/api/answers.ts';
import { tagJson } from '#lib/api/json/tag-json.ts';
import { listAnswer, pageOf } from '#lib/api/list-answer.ts';
import { listParameters } from '#lib/api/request/read-query.ts';
import { resource } from '#lib/api/resource.ts';
import { createTag } from '#lib/tags/create-tag.ts';
import { listTags } from '#lib/tags/list-tags.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, query }) => {
    const page = pageOf(await listTags(actor), query(listParameters));
    return listAnswer(page.items.map(tagJson), page.next);
  },
  POST: async ({ actor, json }) =>
    created('/api/v1/tags', tagJson(await createTag(actor, await json('NewTag')))),
});
