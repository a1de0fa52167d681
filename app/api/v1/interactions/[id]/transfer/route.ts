import { interactionStep } from '#lib/api/interaction-answer.ts';
import { resource } from '#lib/api/resource.ts';
import { transferInteraction } from '#lib/interactions/transfer-interaction.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: interactionStep(async (actor, id, { json }) =>
    transferInteraction(actor, id, await json('Transfer')),
  ),
});
