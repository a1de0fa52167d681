import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

type Range = readonly [first: number, last: number];

/**
 * Says that the groups of duplicates these contacts are in, or come into, are to be found anew. Whoever changes what identifies a
 * contact or tells two apart, or whether it takes part at all, says so in the same transaction.
 * @param range ids that were given out together, some of them perhaps to nobody
 */
export async function notePending(ids: Iterable<number>, tx: Database, range?: Range): Promise<void> {
  const ranges = runsOf(ids);
  if (range) ranges.push(range);
  if (ranges.length === 0) return;
  await tx.execute(sql`
    insert into duplicate_pending (first_id, last_id)
    select * from unnest(
      ${sql.param(ranges.map(([first]) => first))}::bigint[], ${sql.param(ranges.map(([, last]) => last))}::bigint[])`);
}

function runsOf(ids: Iterable<number>): Range[] {
  const runs: [number, number][] = [];
  for (const id of [...new Set(ids)].sort((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run && run[1] === id - 1) run[1] = id;
    else runs.push([id, id]);
  }
  return runs;
}
