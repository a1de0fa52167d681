import { interactionStep } from '#lib/api/interaction-answer.ts';
import { resource } from '#lib/api/resource.ts';
import { noteStatus } from '#lib/interactions/note-status.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: interactionStep(async (actor, id, { json }) => noteStatus(actor, id, await json('MessageStatus'))),
});
