import { type SQL, sql } from 'drizzle-orm';
import { contacts } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { inSegments } from '#lib/segments/in-segments.ts';

/** Whatever reads or changes contacts goes through it. Agents see their segments', those in none, and their portfolio's. */
export function visibleContacts(actor: Actor): SQL {
  authorize(actor, 'contacts.view');
  if (!hasLimitedView(actor)) return sql`true`;
  const own = sql`${contacts.ownerId} = ${actor.userId}::integer`;
  const nobodys = sql`${contacts.segmentIds} = '{}'`;
  if (actor.segmentIds.length === 0) return sql`(${nobodys} or ${own})`;
  const served = inSegments(actor.segmentIds);
  return sql`(${nobodys} or ${served} or ${own})`;
}

export function seesContact(
  actor: Actor,
  contact: { segmentIds: readonly number[]; ownerId: number | null },
): boolean {
  return (
    !hasLimitedView(actor) ||
    contact.segmentIds.length === 0 ||
    contact.segmentIds.some((id) => actor.segmentIds.includes(id)) ||
    contact.ownerId === actor.userId
  );
}

/** Whether a part of the base may be out of the actor's sight. */
export function hasLimitedView({ role }: Actor): boolean {
  return role === 'agent';
}
