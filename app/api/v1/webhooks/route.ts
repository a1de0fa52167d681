import { created } from '#lib/api/answers.ts';
import { webhookJson } from '#lib/api/json/webhooks/webhook-json.ts';
import { listAnswer, pageOf } from '#lib/api/list-answer.ts';
import { listParameters } from '#lib/api/request/read-query.ts';
import { resource } from '#lib/api/resource.ts';
import { createEndpoint } from '#lib/webhooks/create-endpoint.ts';
import { listEndpoints } from '#lib/webhooks/list-endpoints.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, query }) => {
    const { items, next } = pageOf(await listEndpoints(actor), query(listParameters));
    return listAnswer(items.map(webhookJson), next);
  },
  POST: async ({ actor, json }) => {
    const { endpoint, secret } = await createEndpoint(actor, await json('NewWebhook'));
    return created(`/api/v1/webhooks/${endpoint.id}`, { ...webhookJson(endpoint), secret });
  },
});
