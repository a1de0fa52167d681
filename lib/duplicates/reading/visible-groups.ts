import { type SQL, sql } from 'drizzle-orm';
import { hasLimitedView, visibleContacts } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';

/** Groups of whom the actor sees every member. `offset 0` has them asked one by one, and no more than the page needs. */
export function visibleGroups(actor: Actor): SQL {
  if (!hasLimitedView(actor)) return sql`true`;
  return sql`not exists (
    select from duplicate_member hidden join contact on contact.id = hidden.contact_id
    where hidden.group_id = duplicate_group.id and (${visibleContacts(actor)}) is not true offset 0)`;
}
