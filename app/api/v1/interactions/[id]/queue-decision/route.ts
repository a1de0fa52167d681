import { interactionStep } from '#lib/api/interaction-answer.ts';
import { resource } from '#lib/api/resource.ts';
import { decideQueue } from '#lib/interactions/voice/decide-queue.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: interactionStep(async (actor, id, { json }) => decideQueue(actor, id, await json('QueueDecision'))),
});
