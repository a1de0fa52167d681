import { z } from 'zod';
import { interactionStep } from '#lib/api/interaction-answer.ts';
import { resource } from '#lib/api/resource.ts';
import { reportNoAnswer } from '#lib/interactions/voice/report-no-answer.ts';

const sequence = z
  .string()
  .regex(/^\d{1,9}$/, 'invalid')
  .transform(Number)
  .optional();

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: interactionStep((actor, id, { query }) => reportNoAnswer(actor, id, query({ sequence }))),
});
