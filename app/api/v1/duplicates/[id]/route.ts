import { ok } from '#lib/api/answers.ts';
import { duplicateJson } from '#lib/api/json/duplicate-json.ts';
import { resource } from '#lib/api/resource.ts';
import { NotFound } from '#lib/core/errors.ts';
import { getGroup } from '#lib/duplicates/get-group.ts';

/** Members of a larger group are found in the list of contacts, by what links them. */
const MOST_MEMBERS = 10_000;

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, id }) => {
    const group = await getGroup(actor, id('contact'), { most: MOST_MEMBERS });
    if (!group) throw new NotFound('group');
    return ok(duplicateJson(group));
  },
});
