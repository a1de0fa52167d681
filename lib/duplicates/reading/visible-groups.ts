import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { hasLimitedView, visibleContacts } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';

/** For whoever does not see everything, since each costs a look at its members. */
export const MOST_LOOKED_AT = 2_000;

/** Groups of whom the actor sees every member. `offset 0` has them asked one by one, and no more than the page needs. */
export function visibleGroups(actor: Actor): SQL {
  if (!hasLimitedView(actor)) return sql`true`;
  return sql`not exists (
    select from duplicate_member hidden join contact on contact.id = hidden.contact_id
    where hidden.group_id = duplicate_group.id and (${visibleContacts(actor)}) is not true offset 0)`;
}

/** For a number beside the title. */
const MOST_ASKED = 500;

export interface Counted {
  /** Of more than are counted a round number. */
  count: number;
  /** There may be more. */
  isMore: boolean;
}

/** How many groups somebody sees who does not see everything. */
export async function countVisible(actor: Actor, matching: SQL, db: Database): Promise<Counted> {
  const { rows } = await db.execute<{ asked: number; count: number }>(sql`
    select count(*)::int as asked, (count(*) filter (where ${visibleGroups(actor)}))::int as count
    from (
      select id from duplicate_group where ${matching} order by size desc, id limit ${MOST_ASKED + 1}
    ) as duplicate_group`);
  const { asked, count } = rows[0] ?? { asked: 0, count: 0 };
  return asked > MOST_ASKED ? { count: rounded(count), isMore: true } : { count, isMore: false };
}

/** 347 are more than 300. */
function rounded(count: number): number {
  const unit = 10 ** Math.max(String(count).length - 1, 0);
  return Math.floor(count / unit) * unit;
}
