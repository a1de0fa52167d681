import { and, eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { surveys } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { visibleInteractions } from '#lib/interactions/visible-interactions.ts';
import { type SurveyView, selectSurveys } from './survey.ts';

/** @throws NotFound */
export async function getSurvey(actor: Actor, id: number, db: Database = database()): Promise<SurveyView> {
  authorize(actor, 'surveys.view');
  const [survey] = await selectSurveys(db).where(
    and(eq(surveys.id, rowId('survey', id)), visibleInteractions(actor)),
  );
  if (!survey) throw new NotFound('survey');
  return survey;
}
