import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { lockIdentities } from '#lib/contacts/identity/identity-lock.ts';
import { visibleContacts } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound, refuse } from '#lib/core/errors.ts';
import type { Organization } from '#lib/organization/get-organization.ts';
import type { Choices } from './merge-plan.ts';
import type { Member } from './planning/member.ts';
import { inPrimaryOrder } from './planning/primary-order.ts';
import { loadMembers } from './writing/load-members.ts';

type Settings = Pick<Organization, 'primaryCriterion'>;

/** In the order of the primary criterion. @throws NotFound unless the actor sees all of them, Refused */
export async function seenMembers(
  actor: Actor,
  ids: readonly number[],
  settings: Settings,
  db: Database,
): Promise<Member[]> {
  return membersAmong(actor, ids, settings, sql``, db);
}

/** Held until the transaction ends, with what is open with them: whoever serves one locks in this order. */
export async function lockedMembers(
  actor: Actor,
  ids: readonly number[],
  settings: Settings,
  tx: Database,
): Promise<Member[]> {
  await lockIdentities(tx);
  await lockOpen(ids, tx);
  return membersAmong(actor, ids, settings, sql`for update`, tx);
}

export async function lockOpen(contactIds: readonly number[], tx: Database): Promise<void> {
  await tx.execute(sql`
    select from interaction where contact_id = any(${sql.param([...contactIds])}::bigint[]) and state not in ('closed', 'refused')
    order by id for no key update`);
}

async function membersAmong(
  actor: Actor,
  ids: readonly number[],
  settings: Settings,
  lock: SQL,
  db: Database,
): Promise<Member[]> {
  const which = sql`id = any(${sql.param([...ids])}::bigint[]) and ${visibleContacts(actor)}`;
  const members = await loadMembers(which, lock, db);
  if (members.length < ids.length) throw new NotFound('contact');
  for (const { anonymized, mergedIntoId } of members) {
    if (anonymized) refuse('contactIds', 'contact_anonymized');
    if (mergedIntoId !== null)
      refuse('contactIds', 'contact_merged', { contactId: mergedIntoId }, 'conflict');
  }
  return inPrimaryOrder(members, settings);
}

/** @throws Refused where a choice names somebody who takes no part, or has no such value */
export function refuseForeignChoices(members: readonly Member[], { primaryId, values = {} }: Choices): void {
  const takesPart = (id: number) => members.some((one) => one.id === id);
  if (primaryId !== undefined && !takesPart(primaryId)) refuse('primaryId', 'merge_not_member');
  for (const [field, id] of Object.entries(values))
    if (id !== undefined && !takesPart(id)) refuse(`values.${field}`, 'merge_not_member');
}
