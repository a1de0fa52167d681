import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { rootOf } from '#lib/contacts/identity/merged.ts';
import { visibleContacts } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';

export interface Dismissal {
  one: { id: number; name: string };
  other: { id: number; name: string };
  /** null for somebody removed since. */
  by: string | null;
  at: Date;
}

const MOST = 200;

/** Who was told apart from whom, of those the actor sees, the last ones first. */
export async function listDismissals(actor: Actor, db: Database = database()): Promise<Dismissal[]> {
  authorize(actor, 'duplicates.view');
  const { rows } = await db.execute<Row>(sql`
    with said as (
      select distinct on (one, other) one, other, by_id, at from (
        select ${rootOf(sql`low`)} as one, ${rootOf(sql`high`)} as other, by_id, at
        from duplicate_dismissal
        join contact low on low.id = low_id join contact high on high.id = high_id
      ) as roots where one <> other order by one, other, at desc
    ), seen as (select id, name from contact where id in (select one from said union select other from said)
      and ${visibleContacts(actor)})
    select one.id as "oneId", one.name as "oneName", other.id as "otherId", other.name as "otherName",
      app_user.name as by, said.at
    from said join seen one on one.id = said.one join seen other on other.id = said.other
    left join app_user on app_user.id = said.by_id
    order by said.at desc, said.one, said.other limit ${MOST}`);
  return rows.map(({ oneId, oneName, otherId, otherName, by, at }) => ({
    one: { id: oneId, name: oneName },
    other: { id: otherId, name: otherName },
    by,
    at: new Date(at),
  }));
}

type Row = Record<string, unknown> & {
  oneId: number;
  oneName: string;
  otherId: number;
  otherName: string;
  by: string | null;
  at: string;
};
