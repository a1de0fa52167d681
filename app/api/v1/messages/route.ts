import { deliveredAnswer, idempotencyKey } from '#lib/api/interaction-answer.ts';
import { resource } from '#lib/api/resource.ts';
import { sendToContact } from '#lib/interactions/starting/send-to-contact.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: async (call) => {
    const body = await call.json('NewSentMessage');
    return deliveredAnswer(call, await sendToContact(call.actor, body, idempotencyKey(call.request)));
  },
});
