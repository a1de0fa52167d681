import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import type { Conflict } from '#lib/duplicates/finding/conflicts.ts';
import { refreshGroups } from '#lib/duplicates/refresh-groups.ts';
import { getOrganization, type Organization } from '#lib/organization/get-organization.ts';
import { inPrimaryOrder } from '../planning/primary-order.ts';
import { activeMergeAll } from './start-merge-all.ts';

export interface MergeAllPreview {
  groups: number;
  /** Contacts that would be merged into others. */
  merged: number;
  portfoliosUndone: number;
  /** Groups left to a person, and how many of them for each reason; one may have several. */
  held: number;
  heldFor: Partial<Record<Conflict, number>>;
  /** Groups linked by a value that many have: what else links some of their members is counted above. */
  crowded: number;
  /** Contacts that changed lately are still being looked through. */
  isStale: boolean;
  /** The run that is at it already. */
  runId: number | null;
}

export async function previewMergeAll(actor: Actor, db: Database = database()): Promise<MergeAllPreview> {
  authorize(actor, 'duplicates.merge-all');
  const isStale = !(await refreshGroups(db));
  const { rows } = await db.execute<Record<'groups' | 'merged' | 'held' | 'crowded', number>>(sql`
    select (count(*) filter (where conflicts = '{}'))::int as groups,
      coalesce(sum(size - 1) filter (where conflicts = '{}'), 0)::int as merged,
      (count(*) filter (where conflicts <> '{}'))::int as held,
      (select count(*)::int from duplicate_group where crowded) as crowded
    from duplicate_part`);
  const { rows: reasons } = await db.execute<{ reason: Conflict; groups: number }>(sql`
    select unnest(conflicts) as reason, count(*)::int as groups from duplicate_part where conflicts <> '{}' group by 1 order by 2 desc, 1`);
  const counted = rows[0] ?? { groups: 0, merged: 0, held: 0, crowded: 0 };
  return {
    ...counted,
    heldFor: Object.fromEntries(reasons.map(({ reason, groups }) => [reason, groups])),
    portfoliosUndone: await countUnassigned(await getOrganization(db), db),
    isStale,
    runId: await activeMergeAll(db),
  };
}

interface Owned extends Record<string, unknown> {
  part: number;
  id: number;
  createdAt: number;
  lastInteractionAt: number | null;
  owned: boolean;
}

/** Of parts in which somebody is in a portfolio: all of those but whoever remains. */
async function countUnassigned(settings: Organization, db: Database): Promise<number> {
  const { rows } = await db.execute<Owned>(sql`
    select member.part_id as part, contact.id, (extract(epoch from created_at) * 1000000)::bigint as "createdAt",
      (extract(epoch from last_interaction_at) * 1000000)::bigint as "lastInteractionAt", owner_id is not null as owned
    from duplicate_member member join contact on contact.id = member.contact_id
    where member.part_id in (
      select inside.part_id from duplicate_part part
      join duplicate_member inside on inside.group_id = part.group_id and inside.part_id = part.id
      join contact held on held.id = inside.contact_id and held.owner_id is not null
      where part.conflicts = '{}')`);
  let unassigned = 0;
  for (const members of Map.groupBy(rows, ({ part }) => part).values())
    unassigned += inPrimaryOrder(members, settings)
      .slice(1)
      .filter(({ owned }) => owned).length;
  return unassigned;
}
