import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

/**
 * Merges of before, which this one had put out of reach, can be taken back again: of their contacts nothing but versions is
 * different now.
 */
export async function keepEarlierMerges(mergeId: number, tx: Database): Promise<void> {
  const changed = sql`
    select c.id, c.version, (merge.before ->> 'version')::integer as was from merge join contact c on c.id = merge.primary_id
    where merge.id = ${mergeId}
    union all
    select c.id, c.version, m.version_after - 1 from merge_member m join contact c on c.id = m.contact_id
    where m.merge_id = ${mergeId} and m.was_into_id is null`;
  await tx.execute(sql`
    update merge earlier set version_after = changed.version from (${changed}) as changed
    where earlier.primary_id = changed.id and earlier.id < ${mergeId} and earlier.undone_at is null
      and earlier.version_after = changed.was`);
  await tx.execute(sql`
    update merge_member earlier set version_after = changed.version from (${changed}) as changed
    where earlier.contact_id = changed.id and earlier.merge_id < ${mergeId} and earlier.version_after = changed.was`);
}
