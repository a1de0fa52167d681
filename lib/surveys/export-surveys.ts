import { and } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { surveys } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { inPieces, readingFrom } from '#lib/core/paging.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { surveyConditions, surveyFilters } from './list-surveys.ts';
import { type SurveyView, selectSurveys } from './survey.ts';

const PIECE = 1_000;

/** All that the filters leave, the latest first, a thousand at a time. Who exported is written down. @throws Refused */
export async function exportSurveys(
  actor: Actor,
  filters: unknown,
  db: Database = database(),
): Promise<AsyncGenerator<SurveyView[]>> {
  authorize(actor, 'interactions.export');
  const given = parseInput(surveyFilters, filters);
  const which = surveyConditions(actor, given);
  await audit(actor, { action: 'surveys.exported', fields: Object.keys(given) }, db);
  return inPieces(PIECE, (place) => {
    const { side, order } = readingFrom(place, surveys.id);
    return selectSurveys(db).where(and(which, side)).orderBy(order).limit(PIECE);
  });
}
