import { ok } from '#lib/api/answers.ts';
import { webhookTestJson } from '#lib/api/json/webhooks/webhook-json.ts';
import { resource } from '#lib/api/resource.ts';
import { testEndpoint } from '#lib/webhooks/test-endpoint.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: async ({ actor, id }) => ok(webhookTestJson(await testEndpoint(actor, id('webhook')))),
});
