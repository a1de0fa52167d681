import { interactionStep } from '#lib/api/interaction-answer.ts';
import { resource } from '#lib/api/resource.ts';
import { hangUpWithSurvey } from '#lib/surveys/close-with-survey.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: interactionStep((actor, id) => hangUpWithSurvey(actor, id)),
});
