import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { IS_PERSON } from '#lib/contacts/is-person.ts';
import type { Selection } from '#lib/contacts/selection/selection.ts';
import { selectionCondition } from '#lib/contacts/selection/selection-condition.ts';
import type { Actor } from '#lib/core/actor.ts';

/** Merged contacts are exported as part of their primary: importing them separately would change it. */
export async function exportable(actor: Actor, selection: Selection, db: Database): Promise<SQL> {
  const selected = await selectionCondition(selection, { actor, db });
  const asked = 'everything' in selection && selection.filters.merged;
  const people = asked ? sql`contact.anonymized_at is null` : IS_PERSON;
  return sql`(${selected} and ${people})`;
}
