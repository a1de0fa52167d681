import { interactionStep } from '#lib/api/interaction-answer.ts';
import { resource } from '#lib/api/resource.ts';
import { reportNoAnswer } from '#lib/interactions/voice/report-no-answer.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: interactionStep((actor, id) => reportNoAnswer(actor, id)),
});
