import { accepted } from '#lib/api/answers.ts';
import { resource } from '#lib/api/resource.ts';
import { startSync } from '#lib/sync/start-sync.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: async ({ actor, json }) => {
    const { runId } = await startSync(actor, await json('Sync'));
    return accepted(`/api/v1/runs/${runId}`, { id: runId });
  },
});
