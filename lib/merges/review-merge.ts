import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import type { Contact } from '#lib/contacts/contact-record.ts';
import { identifierRule } from '#lib/contacts/identity/identifier-index.ts';
import { readContacts } from '#lib/contacts/list/read-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import type { Conflict } from '#lib/duplicates/finding/conflicts.ts';
import { type GroupLink, linksAmong } from '#lib/duplicates/reading/group-links.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { seenMembers } from './members.ts';
import { type Choices, type MergePlan, mergePlan } from './merge-plan.ts';
import { areToldApart, conflictsAmong } from './planning/conflicts-among.ts';
import { seenAs } from './planning/seen-as.ts';
import { MOVING } from './writing/moving-references.ts';

export interface MergeReview {
  /** Those side by side, left out or not; whoever remains first. Of many not all. */
  contacts: Contact[];
  /** Who takes part, in a number; of them `contacts` may show a part. */
  size: number;
  outIds: number[];
  /** null: nobody is left to be merged with. */
  plan: MergePlan | null;
  links: GroupLink[];
  /** Why they are perhaps not the same person. */
  conflicts: Conflict[];
  /** What hangs on each, by where it is kept: `interaction`, `contact_note` … */
  hanging: Map<number, ReadonlyMap<string, number>>;
  /** Handed back when they are merged. */
  seen: string;
}

/** Side by side, beside the largest screen. */
const MOST_SHOWN = 50;

interface Given extends Choices {
  contactIds: readonly number[];
  outIds?: readonly number[];
}

/**
 * Contacts side by side, and what would become of them: as `mergeContacts` with the same choices now. Choices that do not concern those
 * who take part are passed over. @throws NotFound, Refused
 */
export async function reviewMerge(
  actor: Actor,
  { contactIds, outIds = [], primaryId, values = {} }: Given,
  db: Database = database(),
): Promise<MergeReview> {
  authorize(actor, 'duplicates.merge');
  const settings = await getOrganization(db);
  const everybody = await seenMembers(actor, contactIds, settings, db);
  const rule = identifierRule(settings.placeholders);
  const out = new Set(outIds.filter((id) => id !== primaryId));
  const members = everybody.filter(({ id }) => !out.has(id));
  const inside = new Set(members.map(({ id }) => id));
  const kept = Object.entries(values).filter(([, id]) => id !== undefined && inside.has(id));
  const plan =
    members.length > 1 ? mergePlan(members, { primaryId, values: Object.fromEntries(kept) }) : null;
  const first = plan?.primary.id;
  const order = [...everybody].sort((one, other) => Number(other.id === first) - Number(one.id === first));
  const contacts = await readContacts(
    order.slice(0, MOST_SHOWN).map(({ id }) => id),
    db,
  );
  return {
    contacts,
    size: members.length,
    outIds: everybody.filter(({ id }) => out.has(id)).map(({ id }) => id),
    plan,
    links: await linksAmong(contacts, { rule, isWhole: false }, db),
    conflicts: conflictsAmong(members, rule, await areToldApart([...inside], db)),
    hanging: await countHanging(
      contacts.map(({ id }) => id),
      db,
    ),
    seen: seenAs(members),
  };
}

async function countHanging(ids: readonly number[], db: Database): Promise<MergeReview['hanging']> {
  const parts = MOVING.map(
    ({ table, column }) => sql`
      select ${table} as place, ${sql.identifier(column)} as id, count(*)::int as count from ${sql.identifier(table)}
      where ${sql.identifier(column)} = any(${sql.param([...ids])}::bigint[]) group by 2`,
  );
  const { rows } = await db.execute<{ place: string; id: number; count: number }>(
    sql.join(parts, sql` union all `),
  );
  const byContact = Map.groupBy(rows, ({ id }) => id);
  return new Map(
    [...byContact].map(([id, counted]) => [id, new Map(counted.map(({ place, count }) => [place, count]))]),
  );
}
