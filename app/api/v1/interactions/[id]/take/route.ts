import { interactionStep } from '#lib/api/interaction-answer.ts';
import { resource } from '#lib/api/resource.ts';
import { takeInteraction } from '#lib/interactions/take-interaction.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: interactionStep((actor, id) => takeInteraction(actor, id)),
});
