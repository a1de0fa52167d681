import { and, desc, lt, type SQL } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { surveys } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type SurveyFilters, surveyConditions } from './list-surveys.ts';
import { type SurveyView, selectSurveys } from './survey.ts';

const PIECE = 1_000;

/** All that the filters leave, the latest first, a thousand at a time. Who exported is written down. */
export async function exportSurveys(
  actor: Actor,
  filters: SurveyFilters,
  db: Database = database(),
): Promise<AsyncGenerator<SurveyView[]>> {
  authorize(actor, 'interactions.export');
  await audit(actor, { action: 'surveys.exported', fields: Object.keys(filters) }, db);
  return pieces(surveyConditions(actor, filters), db);
}

async function* pieces(which: SQL | undefined, db: Database): AsyncGenerator<SurveyView[]> {
  for (let before: number | null = Number.MAX_SAFE_INTEGER; before !== null; ) {
    const rows: SurveyView[] = await selectSurveys(db)
      .where(and(which, lt(surveys.id, before)))
      .orderBy(desc(surveys.id))
      .limit(PIECE);
    if (rows.length > 0) yield rows;
    before = rows.length < PIECE ? null : (rows.at(-1)?.id ?? null);
  }
}
