import { interactionStep } from '#lib/api/interaction-answer.ts';
import { resource } from '#lib/api/resource.ts';
import { linkContact } from '#lib/interactions/link-contact.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: interactionStep(async (actor, id, { json }) => linkContact(actor, id, await json('ContactLink'))),
});
