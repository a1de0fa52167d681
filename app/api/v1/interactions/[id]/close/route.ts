import { interactionStep } from '#lib/api/interaction-answer.ts';
import { resource } from '#lib/api/resource.ts';
import { closeInteraction } from '#lib/interactions/close-interaction.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: interactionStep(async (actor, id, { json }) => closeInteraction(actor, id, await json('Closing'))),
});
