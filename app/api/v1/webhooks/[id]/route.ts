import { noContent, ok } from '#lib/api/answers.ts';
import { webhookJson } from '#lib/api/json/webhooks/webhook-json.ts';
import { resource } from '#lib/api/resource.ts';
import { deleteEndpoint } from '#lib/webhooks/delete-endpoint.ts';
import { getEndpoint } from '#lib/webhooks/get-endpoint.ts';
import { updateEndpoint } from '#lib/webhooks/update-endpoint.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, id }) => ok(webhookJson(await getEndpoint(actor, id('webhook')))),
  PATCH: async ({ actor, id, json }) =>
    ok(webhookJson(await updateEndpoint(actor, id('webhook'), await json('WebhookChange')))),
  DELETE: async ({ actor, id }) => {
    await deleteEndpoint(actor, id('webhook'));
    return noContent();
  },
});
