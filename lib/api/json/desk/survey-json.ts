import { z } from 'zod';
import { SURVEY_STATES, type SurveyView } from '#lib/surveys/survey.ts';
import { id, instant } from '../answer-parts.ts';
import { noted } from '../noted.ts';

const text = z.string().nullable();

export const SurveyAnswer = z.strictObject({
  id,
  interactionId: id,
  contact: z.strictObject({ id, clientCode: text }).nullable(),
  agent: z.strictObject({ id, email: z.string() }).nullable(),
  service: text,
  channel: z.string(),
  state: noted('surveyState', z.enum(SURVEY_STATES)),
  score: noted('surveyScore', z.int().min(1).max(5).nullable()),
  comment: text,
  sentAt: instant,
  expiresAt: noted('surveyExpires', instant),
  answeredAt: instant.nullable(),
});

export function surveyJson(survey: SurveyView): z.output<typeof SurveyAnswer> {
  const { contact, agent } = survey;
  return {
    id: survey.id,
    interactionId: survey.interaction.id,
    contact: contact && { id: contact.id, clientCode: contact.clientCode },
    agent: agent && { id: agent.id, email: agent.email },
    service: survey.service,
    channel: survey.channel,
    state: survey.state,
    score: survey.score,
    comment: survey.comment,
    sentAt: survey.sentAt.toISOString(),
    expiresAt: survey.expiresAt.toISOString(),
    answeredAt: survey.answeredAt?.toISOString() ?? null,
  };
}
