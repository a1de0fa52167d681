import { ok } from '#lib/api/answers.ts';
import { resource } from '#lib/api/resource.ts';
import { undoMerge } from '#lib/merges/undo-merge.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: async ({ actor, id }) => {
    const mergeId = id('merge');
    return ok({ id: mergeId, ...(await undoMerge(actor, mergeId)) });
  },
});
