import { z } from 'zod';
import { ok } from '#lib/api/answers.ts';
import { duplicateJson } from '#lib/api/json/duplicate-json.ts';
import { listParameters } from '#lib/api/request/read-query.ts';
import { resource } from '#lib/api/resource.ts';
import { duplicateFilterShape, listGroups } from '#lib/duplicates/list-groups.ts';
import { placeIn, placeText } from '#lib/duplicates/reading/group-place.ts';

const parameters = {
  limit: listParameters.limit,
  /** Size and id of the last group. */
  cursor: z
    .string()
    .transform((text) => placeIn(text))
    .refine((place) => place !== undefined, 'invalid_cursor')
    .optional(),
};

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, query }) => {
    const { cursor, ...asked } = query({ ...parameters, ...duplicateFilterShape });
    const { items, next } = await listGroups(actor, { ...asked, after: cursor, counted: false });
    return ok({ items: items.map(duplicateJson), nextCursor: next && placeText(next) });
  },
});
