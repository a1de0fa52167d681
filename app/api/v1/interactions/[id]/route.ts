import { ok } from '#lib/api/answers.ts';
import { interactionBody } from '#lib/api/interaction-answer.ts';
import { messageJson } from '#lib/api/json/desk/interaction-json.ts';
import { resource } from '#lib/api/resource.ts';
import { listMessages } from '#lib/interactions/get-interaction.ts';
import { withLinks } from '#lib/surveys/with-links.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async (call) => {
    const id = call.id('interaction');
    const body = await interactionBody(call, id);
    const messages = await withLinks(call.actor, await listMessages(call.actor, id));
    return ok({ ...body, messages: messages.map(messageJson) });
  },
});
