import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { type IdentifierRule, identifierRule } from '#lib/contacts/identity/identifier-index.ts';
import { lockIdentities } from '#lib/contacts/identity/identity-lock.ts';
import type { Actor } from '#lib/core/actor.ts';
import { dropGroups } from '#lib/duplicates/drop-groups.ts';
import type { Conflict } from '#lib/duplicates/finding/conflicts.ts';
import { holdGroups } from '#lib/duplicates/refresh-groups.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { lockOpen } from '../members.ts';
import { mergePlan } from '../merge-plan.ts';
import { conflictsAmong } from '../planning/conflicts-among.ts';
import { linkedBy } from '../planning/linked-by.ts';
import type { Member } from '../planning/member.ts';
import { inPrimaryOrder } from '../planning/primary-order.ts';
import { loadMembers } from '../writing/load-members.ts';
import { writeMerges } from '../writing/write-merges.ts';
import { type Part, partsOf } from './parts.ts';

/** Why a group is left to a person: for what speaks against it, or because it changed while it was its turn. */
export type HeldReason = Conflict | 'changed_meanwhile' | 'crashed';

export interface Held {
  /** One of them. */
  contactId: number;
  size: number;
  reasons: HeldReason[];
}

export interface PartsDone {
  groups: number;
  /** Contacts that were merged into others. */
  merged: number;
  held: Held[];
}

/** Merges parts of groups by statements over all of them. What speaks against one is asked once more, behind the locks. */
export async function mergeParts(
  actor: Actor,
  runId: number,
  parts: readonly Part[],
  tx: Database,
): Promise<PartsDone> {
  const settings = await getOrganization(tx);
  const rule = identifierRule(settings.placeholders);
  await holdGroups(tx);
  const current = await partsOf(
    parts.map(({ id }) => id),
    tx,
  );
  const open = [...current.values()].filter(({ conflicts }) => conflicts.length === 0);
  const ids = open.flatMap(({ memberIds }) => memberIds);
  const known = await lockMembers(ids, tx);
  const decided = parts.map((read) => {
    const part = current.get(read.id);
    if (!part) return { part: read, members: [], reasons: ['changed_meanwhile'] satisfies HeldReason[] };
    const members = part.memberIds.flatMap((id) => known.get(id) ?? []);
    return { part, members, reasons: reasonsToHold(part, members, rule) };
  });
  const going = decided.filter(({ reasons }) => reasons.length === 0);
  // A whole group that became one contact is no group any more; what is left of another one has to be found.
  for (const whole of [true, false]) {
    const some = going.filter(({ part }) => part.whole === whole);
    if (some.length === 0) continue;
    const plans = some.map(({ members }) => ({
      plan: mergePlan(inPrimaryOrder(members, settings)),
      linkedBy: linkedBy(members, rule),
    }));
    await writeMerges(actor, plans, { how: 'all', runId, rule, isNoted: whole }, tx);
    if (whole)
      await dropGroups(
        some.map(({ part }) => part.groupId),
        tx,
      );
  }
  return {
    groups: going.length,
    merged: going.reduce((sum, { members }) => sum + members.length - 1, 0),
    held: decided
      .filter(({ reasons }) => reasons.length > 0)
      .map(({ part, reasons }) => ({ contactId: part.id, size: part.memberIds.length, reasons })),
  };
}

/** Those whose groups are as they were found: nobody changed since what identifies them. */
async function lockMembers(ids: readonly number[], tx: Database): Promise<Map<number, Member>> {
  await lockIdentities(tx);
  await lockOpen(ids, tx);
  const members = await loadMembers(
    sql`id = any(${sql.param([...ids])}::bigint[]) and not exists (
      select from duplicate_pending where id between first_id and last_id)`,
    sql`for update`,
    tx,
  );
  return new Map(members.map((one) => [one.id, one]));
}

function reasonsToHold(part: Part, members: readonly Member[], rule: IdentifierRule): HeldReason[] {
  if (part.conflicts.length > 0) return part.conflicts;
  if (members.length < part.memberIds.length || !members.every(takesPart)) return ['changed_meanwhile'];
  return conflictsAmong(members, rule, false);
}

function takesPart({ active, blocked, anonymized, mergedIntoId }: Member): boolean {
  return active && !blocked && !anonymized && mergedIntoId === null;
}
