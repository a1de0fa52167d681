import { database } from '#db/client.ts';
import { apiWords, requestLocale } from '#lib/api/api-words.ts';
import { deliveredAnswer, idempotencyKey } from '#lib/api/interaction-answer.ts';
import { interactionJson } from '#lib/api/json/desk/interaction-json.ts';
import { listAnswer } from '#lib/api/list-answer.ts';
import { listParameters } from '#lib/api/request/read-query.ts';
import { resource } from '#lib/api/resource.ts';
import { refuse } from '#lib/core/errors.ts';
import { deliverInteraction } from '#lib/interactions/deliver-interaction.ts';
import { interactionFilterShape, listInteractions } from '#lib/interactions/list-interactions.ts';
import { stepNames } from '#lib/interactions/reading/step-names.ts';
import { startInteraction } from '#lib/interactions/start-interaction.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, request, query }) => {
    const { cursor, ...asked } = query({ ...listParameters, ...interactionFilterShape });
    const { items, next } = await listInteractions(actor, { ...asked, after: cursor });
    const names = await stepNames(
      items.flatMap(({ explanation }) => explanation),
      database(),
    );
    const words = apiWords(requestLocale(request), 'routing');
    return listAnswer(
      items.map((item) => interactionJson(item, names, words)),
      next,
    );
  },
  POST: async (call) => {
    const { direction = 'inbound', ...body } = await call.json('NewInteraction');
    if (direction !== 'outbound' && body.template) refuse('template', 'invalid');
    const key = idempotencyKey(call.request);
    const take = direction === 'outbound' ? startInteraction : deliverInteraction;
    return deliveredAnswer(
      call,
      await take(call.actor, direction === 'outbound' ? body : { ...body, direction }, key),
    );
  },
});
