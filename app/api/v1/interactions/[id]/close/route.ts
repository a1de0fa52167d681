import { interactionStep } from '#lib/api/interaction-answer.ts';
import { resource } from '#lib/api/resource.ts';
import { closeWithSurvey } from '#lib/surveys/close-with-survey.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: interactionStep(async (actor, id, { json }) => closeWithSurvey(actor, id, await json('Closing'))),
});
