import { deliveryJson } from '#lib/api/json/webhooks/webhook-json.ts';
import { listAnswer } from '#lib/api/list-answer.ts';
import { listParameters } from '#lib/api/request/read-query.ts';
import { resource } from '#lib/api/resource.ts';
import { deliveryState, listDeliveries } from '#lib/webhooks/list-deliveries.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, id, query }) => {
    const { limit, cursor, state } = query({ ...listParameters, state: deliveryState.optional() });
    const { items, next } = await listDeliveries(actor, id('webhook'), { limit, after: cursor, state });
    return listAnswer(items.map(deliveryJson), next);
  },
});
