import { interactionStep } from '#lib/api/interaction-answer.ts';
import { resource } from '#lib/api/resource.ts';
import { hangUp } from '#lib/interactions/voice/hang-up.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: interactionStep((actor, id) => hangUp(actor, id)),
});
