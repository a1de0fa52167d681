import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';

/**
 * The contacts that exist for the actor, as a condition on `contact`. Whatever reads or changes contacts goes through
 * it, so that the others are simply not found. Every role sees all of them: nothing divides the base yet.
 */
export function visibleContacts(actor: Actor): SQL {
  authorize(actor, 'contacts.view');
  return sql`true`;
}
