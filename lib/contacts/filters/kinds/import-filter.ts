import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { contacts } from '#db/schema/index.ts';
import { refuse } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { idText } from '#lib/core/row-id.ts';
import type { Conditions, FilterContext } from '../filter-parts.ts';

export const OUTCOMES = ['created', 'updated', 'unchanged'] as const;

export const importFilter = {
  import: idText().optional(),
  outcome: z.enum(OUTCOMES, 'invalid').optional(),
};

export interface ImportFilter {
  import?: number;
  outcome?: (typeof OUTCOMES)[number];
}

/** @throws Refused when an outcome is named without its import */
export function importConditions(
  { import: run, outcome }: ImportFilter,
  { actor }: FilterContext,
): Conditions {
  if (run === undefined) {
    if (outcome) refuse('import', 'required');
    return [];
  }
  authorize(actor, 'imports.view');
  const ofOutcome = outcome ? sql`and outcome = ${outcome}` : sql``;
  return [sql`${contacts.id} in (select contact_id from import_row where run_id = ${run} ${ofOutcome})`];
}
