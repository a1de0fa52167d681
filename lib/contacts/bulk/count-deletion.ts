import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rootOf } from '../identity/merged.ts';
import { inSearchTurn } from '../search-turn.ts';
import type { Selection } from '../selection/selection.ts';
import { selectionCondition } from '../selection/selection-condition.ts';

export interface DeletionCounts {
  contacts: number;
  /** Selected, but being served or merged away. */
  refused: number;
  merged: number;
  portfolios: number;
  pictures: number;
}

/** @throws TooMany */
export async function countDeletion(
  actor: Actor,
  selection: Selection,
  db: Database = database(),
): Promise<DeletionCounts> {
  authorize(actor, 'contacts.delete');
  const selected = await selectionCondition(selection, { actor, db });
  const counted = sql`
    with selected as materialized (
        select id, flow, merged_into_id is null and open_interactions = 0 as goes from contact where ${selected}
      ),
      chosen as materialized (select id, flow from selected where goes),
      along as materialized (
        select m.id, m.flow from contact m
        where m.merged_into_id is not null and ${rootOf(sql`m`)} in (select id from chosen)
      ),
      gone as (select * from chosen union all select * from along)
    select (select count(*) from chosen)::int as contacts,
      (select count(*) from selected where not goes and id not in (select id from along))::int as refused,
      (select count(*) from along)::int as merged,
      (select count(*) from gone where flow is not null)::int as portfolios,
      (select count(*) from contact_avatar where contact_id in (select id from gone))::int as pictures`;
  const { rows } = await inSearchTurn(actor, () =>
    db.execute<DeletionCounts & Record<string, unknown>>(counted),
  );
  return rows[0] ?? { contacts: 0, refused: 0, merged: 0, portfolios: 0, pictures: 0 };
}
