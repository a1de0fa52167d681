import { and, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { interactions, surveys } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { type Page, type PagePlace, pageOfRows, readingFrom } from '#lib/core/paging.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { idField } from '#lib/core/row-id.ts';
import { endSql, startSql } from '#lib/dates/moment-sql.ts';
import { interactionConditions, interactionFilterShape } from '#lib/interactions/list-interactions.ts';
import { visibleInteractions } from '#lib/interactions/visible-interactions.ts';
import { SURVEY_STATES, type SurveyView, selectSurveys, surveyState } from './survey.ts';

const { agent, service, contact, since, until } = interactionFilterShape;

/** What a list of surveys may be narrowed down by. */
export const surveyFilterShape = {
  state: z.enum(SURVEY_STATES, 'invalid').optional(),
  score: z.enum(['1', '2', '3', '4', '5'], 'invalid').optional(),
  agent,
  service,
  contact,
  interaction: idField().optional(),
  /** Sent on this day or moment, or later; and before. */
  since,
  until,
};

/** Strict: a filter that nobody knows must not count as none. */
export const surveyFilters = z.strictObject(surveyFilterShape);
export type SurveyFilters = z.output<typeof surveyFilters>;

/** The latest first, of interactions that the actor sees. */
export async function listSurveys(
  actor: Actor,
  { limit, after, before, ...filters }: { limit: number } & PagePlace & Record<string, unknown>,
  db: Database = database(),
): Promise<Page<SurveyView>> {
  authorize(actor, 'surveys.view');
  const which = surveyConditions(actor, parseInput(surveyFilters, filters));
  const place = { after, before };
  const { side, order } = readingFrom(place, surveys.id);
  const rows = await selectSurveys(db)
    .where(and(which, side))
    .orderBy(order)
    .limit(limit + 1);
  return pageOfRows(rows, { ...place, limit });
}

/** The filters, and what the actor sees, as conditions on `survey` and `interaction`. */
export function surveyConditions(actor: Actor, given: SurveyFilters): SQL | undefined {
  const { state, score, interaction, since: from, until: to, ...ofInteraction } = given;
  return and(
    visibleInteractions(actor),
    ...interactionConditions(ofInteraction, actor.timeZone),
    state ? eq(surveyState, state) : undefined,
    score ? eq(surveys.score, Number(score)) : undefined,
    interaction ? eq(interactions.id, interaction) : undefined,
    from ? gte(surveys.sentAt, startSql(from, actor.timeZone)) : undefined,
    to ? lt(surveys.sentAt, endSql(to, actor.timeZone)) : undefined,
  );
}

/** Of those that the filters leave: how many were sent and answered, and the average score. */
export async function surveyTotals(
  actor: Actor,
  filters: Record<string, unknown>,
  db: Database = database(),
): Promise<{ sent: number; answered: number; average: number | null }> {
  authorize(actor, 'surveys.view');
  const which = surveyConditions(actor, parseInput(surveyFilters, filters));
  const [totals] = await db
    .select({
      sent: sql<number>`count(*)::int`,
      answered: sql<number>`(count(*) filter (where ${surveys.state} = 'answered'))::int`,
      average: sql<number | null>`avg(${surveys.score})::float8`,
    })
    .from(surveys)
    .innerJoin(interactions, eq(interactions.id, surveys.interactionId))
    .where(which);
  return totals ?? { sent: 0, answered: 0, average: null };
}
