import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Selection } from '#lib/contacts/selection/selection.ts';
import { selectionCondition } from '#lib/contacts/selection/selection-condition.ts';
import type { Actor } from '#lib/core/actor.ts';

/**
 * The selected contacts that can be exported, as a condition on `contact`. Someone merged into another contact is there
 * already, as part of that one: importing them again would change it. Of someone anonymized there is nothing to export.
 */
export async function exportable(actor: Actor, selection: Selection, db: Database): Promise<SQL> {
  const selected = await selectionCondition(selection, { actor, db });
  return sql`(${selected} and contact.merged_into_id is null and contact.anonymized_at is null)`;
}
