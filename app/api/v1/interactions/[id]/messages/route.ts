import { created, ok } from '#lib/api/answers.ts';
import { messageJson } from '#lib/api/json/desk/interaction-json.ts';
import { listAnswer, pageOf } from '#lib/api/list-answer.ts';
import { listParameters } from '#lib/api/request/read-query.ts';
import { resource } from '#lib/api/resource.ts';
import { listMessages } from '#lib/interactions/get-interaction.ts';
import { sendMessage } from '#lib/interactions/send-message.ts';
import { withLinks } from '#lib/surveys/with-links.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, id, query }) => {
    const { items, next } = pageOf(await listMessages(actor, id('interaction')), query(listParameters));
    return listAnswer((await withLinks(actor, items)).map(messageJson), next);
  },
  POST: async ({ actor, id, json }) => {
    const interactionId = id('interaction');
    const messageId = await sendMessage(actor, interactionId, await json('NewMessage'));
    const message = (await listMessages(actor, interactionId)).find((one) => one.id === messageId);
    return message ? created(`/api/v1/interactions/${interactionId}/messages`, messageJson(message)) : ok({});
  },
});
