import { ok } from '#lib/api/answers.ts';
import { resource } from '#lib/api/resource.ts';
import { replayDeliveries } from '#lib/webhooks/replay-deliveries.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: async ({ actor, id, json }) =>
    ok({ replayed: await replayDeliveries(actor, id('webhook'), await json('Replay')) }),
});
