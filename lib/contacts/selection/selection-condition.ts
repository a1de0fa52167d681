import { type SQL, sql } from 'drizzle-orm';
import { filterCondition } from '../filters/filter-condition.ts';
import type { FilterContext } from '../filters/filter-parts.ts';
import { visibleContacts } from '../visible-contacts.ts';
import type { Selection } from './selection.ts';

/** As a condition on `contact`, within what the actor may see. */
export async function selectionCondition(selection: Selection, context: FilterContext): Promise<SQL> {
  if ('everything' in selection) return filterCondition(selection.filters, context);
  const picked = sql.param([...selection.contacts]);
  return sql`(contact.id = any(${picked}::bigint[]) and ${visibleContacts(context.actor)})`;
}
