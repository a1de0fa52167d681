import { created, noContent, ok } from '#lib/api/answers.ts';
import { entryJson } from '#lib/api/json/blacklist-json.ts';
import { listAnswer } from '#lib/api/list-answer.ts';
import { listParameters } from '#lib/api/request/read-query.ts';
import { resource } from '#lib/api/resource.ts';
import { addNumber } from '#lib/blacklist/add-to-blacklist.ts';
import { blacklistFilters, findEntries, listBlacklist } from '#lib/blacklist/list-blacklist.ts';
import { removeNumber } from '#lib/blacklist/remove-from-blacklist.ts';
import { NotFound } from '#lib/core/errors.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, query }) => {
    const { cursor, ...asked } = query({ ...listParameters, ...blacklistFilters });
    const { items, next } = await listBlacklist(actor, { ...asked, after: cursor });
    return listAnswer(items.map(entryJson), next);
  },
  POST: async ({ actor, json }) => {
    const { added, ids } = await addNumber(actor, await json('NewBlacklistEntry'));
    const [entry] = await findEntries(actor, ids);
    if (!entry) throw new NotFound('blacklist entry');
    return added > 0 ? created('/api/v1/blacklist', entryJson(entry)) : ok(entryJson(entry));
  },
  DELETE: async ({ actor, json }) => {
    await removeNumber(actor, await json('ListedNumber'));
    return noContent();
  },
});
