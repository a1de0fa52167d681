import { type SQL, sql } from 'drizzle-orm';
import type { Organization } from '#lib/organization/get-organization.ts';

export type PrimaryCriterion = Organization['primaryCriterion'];

/** Why a contact is the one that remains: newest where none of them has any interaction. */
export type PrimaryReason = 'latest_interaction' | 'newest' | 'oldest';

/** Contacts in the order in which one of them would remain of a merge. */
export function primaryOrder(criterion: PrimaryCriterion): SQL {
  if (criterion === 'oldest') return sql`contact.created_at, contact.id`;
  return sql`contact.last_interaction_at desc nulls last, contact.created_at desc, contact.id desc`;
}

export function primaryReason(
  { lastInteractionAt }: { lastInteractionAt: Date | null },
  criterion: PrimaryCriterion,
): PrimaryReason {
  if (criterion === 'oldest') return 'oldest';
  return lastInteractionAt ? 'latest_interaction' : 'newest';
}
