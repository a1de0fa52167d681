import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { surveyTotals } from '#lib/surveys/list-surveys.ts';

const DAYS = 30;

export interface SurveyFigures {
  days: number;
  /** The first of them, as the list's filter takes it. */
  since: string;
  sent: number;
  answered: number;
  average: number | null;
}

/** What customers said in the last days, within what the actor sees. */
export async function surveyFigures(actor: Actor, db: Database = database()): Promise<SurveyFigures> {
  authorize(actor, 'surveys.view');
  const first = new Date(Date.now() - DAYS * 86_400_000);
  const since = new Intl.DateTimeFormat('en-CA', { timeZone: actor.timeZone }).format(first);
  return { days: DAYS, since, ...(await surveyTotals(actor, { since }, db)) };
}
