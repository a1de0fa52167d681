import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Planned } from '../planning/planned.ts';
import { MOVING } from './moving-references.ts';

/** What hangs on the secondaries goes to their primaries, and which rows those were is noted. */
export async function moveToPrimaries(planned: readonly Planned[], tx: Database): Promise<void> {
  const away = planned.flatMap(({ id, plan }) =>
    plan.secondaries.map((one) => ({ from: one.id, to: plan.primary.id, mergeId: id })),
  );
  for (const { name, table, column } of MOVING) {
    const [rows, contactId] = [sql.identifier(table), sql.identifier(column)];
    await tx.execute(sql`
      with moved as (
        update ${rows} r set ${contactId} = m.to_id
        from unnest(${sql.param(away.map(({ from }) => from))}::bigint[], ${sql.param(away.map(({ to }) => to))}::bigint[],
          ${sql.param(away.map(({ mergeId }) => mergeId))}::bigint[]) as m (from_id, to_id, merge_id)
        where r.${contactId} = m.from_id
        returning r.id, m.merge_id, m.from_id
      )
      insert into merge_move (merge_id, reference, from_id, ids)
      select merge_id, ${name}, from_id, array_agg(id order by id) from moved group by merge_id, from_id`);
  }
}
