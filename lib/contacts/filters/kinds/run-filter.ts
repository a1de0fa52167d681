import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { contacts } from '#db/schema/index.ts';
import { refuse } from '#lib/core/errors.ts';
import { can } from '#lib/core/permissions.ts';
import { idText } from '#lib/core/row-id.ts';
import type { Conditions, FilterContext } from '../filter-parts.ts';

export const RUN_OUTCOMES = ['changed', 'unchanged', 'refused'] as const;

export const runFilter = {
  run: idText().optional(),
  runOutcome: z.enum(RUN_OUTCOMES, 'invalid').optional(),
};

export interface RunFilter {
  run?: number;
  runOutcome?: (typeof RUN_OUTCOMES)[number];
}

/** Of runs that the actor does not see there are none. @throws Refused when an outcome is named without its run */
export function runConditions({ run, runOutcome }: RunFilter, { actor }: FilterContext): Conditions {
  if (run === undefined) {
    if (runOutcome) refuse('run', 'required');
    return [];
  }
  const ofOutcome = runOutcome ? sql`and rc.outcome = ${runOutcome}` : sql``;
  const ofActor = can(actor, 'runs.view-all') ? sql`` : sql`and r.user_id = ${actor.userId}`;
  return [
    sql`${contacts.id} in (
      select rc.contact_id from run_contact rc join run r on r.id = rc.run_id
      where rc.run_id = ${run} ${ofOutcome} ${ofActor})`,
  ];
}
