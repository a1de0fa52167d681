import { ok } from '#lib/api/answers.ts';
import { resource } from '#lib/api/resource.ts';
import { rotateSecret } from '#lib/webhooks/rotate-secret.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: async ({ actor, id }) => ok({ secret: await rotateSecret(actor, id('webhook')) }),
});
