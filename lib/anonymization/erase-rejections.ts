import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { knownValues, mentions } from './known-values.ts';
import type { Leaving } from './leaving.ts';

const PAGE = 5_000;

/** Forgets the cells of refused rows that name one of these contacts; that and why a row was refused stays. @returns how many rows */
export async function eraseRejections(leaving: readonly Leaving[], tx: Database): Promise<number> {
  const known = knownValues(leaving);
  let erased = 0;
  let after = { runId: 0, position: -1 };
  for (;;) {
    const { rows } = await tx.execute<{ runId: number; position: number; cells: string[] }>(sql`
      select run_id as "runId", position, cells from run_rejection
      where cells is not null and (run_id, position) > (${after.runId}::bigint, ${after.position}::integer)
      order by run_id, position limit ${PAGE}`);
    const last = rows.at(-1);
    if (!last) return erased;
    const found = rows.filter(({ cells }) => mentions(cells, known));
    if (found.length > 0)
      await tx.execute(sql`
        update run_rejection r set cells = null
        from unnest(${sql.param(found.map(({ runId }) => runId))}::bigint[],
          ${sql.param(found.map(({ position }) => position))}::integer[]) as f (run_id, position)
        where r.run_id = f.run_id and r.position = f.position`);
    erased += found.length;
    after = last;
  }
}
