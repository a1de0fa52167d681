import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { identifierRule } from '#lib/contacts/identity/identifier-index.ts';
import { lockIdentities } from '#lib/contacts/identity/identity-lock.ts';
import type { Actor } from '#lib/core/actor.ts';
import { type Conflict, conflictsOf } from '#lib/duplicates/finding/conflicts.ts';
import { dropGroups } from '#lib/duplicates/drop-groups.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { linkedBy } from '../linked-by.ts';
import type { Member } from '../member.ts';
import { lockOpen } from '../members.ts';
import { mergePlan } from '../merge-plan.ts';
import { inPrimaryOrder } from '../primary-order.ts';
import { loadMembers } from '../writing/load-members.ts';
import { writeMerges } from '../writing/write-merges.ts';

/** Why a group was left to a person: for what speaks against it, or because it changed while it was its turn. */
export type HeldReason = Conflict | 'changed_meanwhile' | 'crashed';

export interface Part {
  id: number;
  groupId: number;
  /** It is all of its group. */
  whole: boolean;
  conflicts: Conflict[];
  memberIds: number[];
}

export interface Held {
  contactId: number;
  size: number;
  reasons: HeldReason[];
}

export interface PartsDone {
  merged: number;
  /** Contacts that were merged into others. */
  contacts: number;
  held: Held[];
}

/** Merges whole parts of groups by statements over all of them; what speaks against one is asked once more under its lock. */
export async function mergeParts(
  actor: Actor,
  runId: number,
  parts: readonly Part[],
  tx: Database,
): Promise<PartsDone> {
  const settings = await getOrganization(tx);
  const rule = identifierRule(settings.placeholders);
  const ids = parts.flatMap(({ conflicts, memberIds }) => (conflicts.length > 0 ? [] : memberIds));
  const held = parts.flatMap((part) => (part.conflicts.length > 0 ? [heldPart(part, part.conflicts)] : []));
  await lockIdentities(tx);
  await lockOpen(ids, tx);
  const members = new Map(
    (await loadMembers(sql`id = any(${sql.param(ids)}::bigint[])`, sql`for update`, tx)).map((one) => [
      one.id,
      one,
    ]),
  );
  const pending = await pendingAmong(ids, tx);
  const going: { part: Part; members: Member[] }[] = [];
  for (const part of parts) {
    if (part.conflicts.length > 0) continue;
    const inside = part.memberIds.flatMap((id) => members.get(id) ?? []);
    const isSame = inside.length === part.memberIds.length && inside.every(takesPart);
    if (!isSame || part.memberIds.some((id) => pending.has(id))) {
      held.push(heldPart(part, ['changed_meanwhile']));
      continue;
    }
    const conflicts = conflictsOf(inside.map((one) => telling(one, rule)), false);
    if (conflicts.length > 0) held.push(heldPart(part, conflicts));
    else going.push({ part, members: inPrimaryOrder(inside, settings) });
  }
  if (going.length > 0) {
    await writeMerges(
      actor,
      going.map((one) => ({ plan: mergePlan(one.members), linkedBy: linkedBy(one.members, rule) })),
      { how: 'all', runId, rule },
      tx,
    );
  }
  const contacts = going.reduce((sum, one) => sum + one.members.length - 1, 0);
  return { merged: going.length, contacts, held };
}
