import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

/** Which of these contacts somebody else changed this field of: their trail since then names it more than once. */
export async function touchedSince(
  since: Date,
  field: string,
  ids: readonly number[],
  tx: Database,
): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const { rows } = await tx.execute<{ id: number }>(sql`
    select subject_id as id from audit_event
    where subject = 'contact' and subject_id = any(${sql.param([...ids])}::bigint[])
      and at >= ${since.toISOString()}::timestamptz and ${field} = any(fields)
    group by subject_id having count(*) > 1`);
  return new Set(rows.map(({ id }) => id));
}
