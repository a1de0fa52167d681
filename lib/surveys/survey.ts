import { eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { channels, contacts, interactions, services, surveys, users } from '#db/schema/index.ts';

export const SURVEY_STATES = ['pending', 'answered', 'expired'] as const;
export type SurveyState = (typeof SURVEY_STATES)[number];

/** As it is now: what waits past its day has expired, whether it was swept yet or not. */
export const surveyState: SQL<SurveyState> = sql`
  case when ${surveys.state} = 'pending' and ${surveys.expiresAt} <= now() then 'expired' else ${surveys.state} end`;

export interface SurveyView {
  id: number;
  state: SurveyState;
  score: number | null;
  comment: string | null;
  sentAt: Date;
  expiresAt: Date;
  answeredAt: Date | null;
  interaction: { id: number; protocol: string };
  channel: string;
  contact: { id: number; name: string; clientCode: string | null } | null;
  agent: { id: number; name: string; email: string } | null;
  service: string | null;
}

/** A query of views, to be narrowed down and put in order. */
export function selectSurveys(db: Database) {
  return db
    .select({
      id: surveys.id,
      state: surveyState,
      score: surveys.score,
      comment: surveys.comment,
      sentAt: surveys.sentAt,
      expiresAt: surveys.expiresAt,
      answeredAt: surveys.answeredAt,
      interaction: { id: interactions.id, protocol: interactions.protocol },
      channel: channels.name,
      contact: { id: contacts.id, name: contacts.name, clientCode: contacts.clientCode },
      agent: { id: users.id, name: users.name, email: users.email },
      service: services.name,
    })
    .from(surveys)
    .innerJoin(interactions, eq(interactions.id, surveys.interactionId))
    .innerJoin(channels, eq(channels.id, interactions.channelId))
    .leftJoin(contacts, eq(contacts.id, interactions.contactId))
    .leftJoin(users, eq(users.id, interactions.agentId))
    .leftJoin(services, eq(services.id, interactions.serviceId));
}
