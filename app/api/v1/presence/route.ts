import { noContent } from '#lib/api/answers.ts';
import { presenceJson } from '#lib/api/json/desk/presence-json.ts';
import { listAnswer, pageOf } from '#lib/api/list-answer.ts';
import { listParameters } from '#lib/api/request/read-query.ts';
import { resource } from '#lib/api/resource.ts';
import { setPresence } from '#lib/interactions/set-presence.ts';
import { listPresence } from '#lib/presence/list-presence.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, query }) => {
    const { items, next } = pageOf(await listPresence(actor), query(listParameters));
    return listAnswer(items.map(presenceJson), next);
  },
  PUT: async ({ actor, json }) => {
    await setPresence(actor, await json('OwnPresence'));
    return noContent();
  },
});
