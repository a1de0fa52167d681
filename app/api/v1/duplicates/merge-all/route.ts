import { accepted, ok } from '#lib/api/answers.ts';
import { mergeAllJson } from '#lib/api/json/merges/merge-json.ts';
import { resource } from '#lib/api/resource.ts';
import { previewMergeAll } from '#lib/merges/all/preview-merge-all.ts';
import { startMergeAll } from '#lib/merges/all/start-merge-all.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor }) => ok(mergeAllJson(await previewMergeAll(actor))),
  POST: async ({ actor, json }) => {
    const { runId } = await startMergeAll(actor, await json('MergeAll'));
    return accepted(`/api/v1/runs/${runId}`, { id: runId });
  },
});
