import { z } from 'zod';
import { type Service, SURVEY_RULES } from '#lib/services/service.ts';
import { id } from './answer-parts.ts';
import { noted } from './noted.ts';

export const ServiceAnswer = z.strictObject({
  id,
  name: z.string(),
  hasMailbox: noted('hasMailbox', z.boolean()),
  surveys: noted('serviceSurveys', z.enum(SURVEY_RULES)),
  archived: noted('archived', z.boolean()),
});

export function serviceJson(service: Service): z.output<typeof ServiceAnswer> {
  const { id, name, hasMailbox, surveys, archived } = service;
  return { id, name, hasMailbox, surveys, archived };
}
