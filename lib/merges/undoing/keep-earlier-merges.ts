import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

/**
 * Merges of before into the same contacts, which this one had put out of reach, can be taken back again, unless somebody had
 * changed them by then: nothing but versions is different now. Those merged away by them took no part in this one.
 */
export async function keepEarlierMerges(mergeId: number, tx: Database): Promise<void> {
  await tx.execute(sql`
    update merge earlier set version_after = changed.version from (
      select c.id, c.version, (merge.before ->> 'version')::integer as was
      from merge join contact c on c.id = merge.primary_id where merge.id = ${mergeId}
      union all
      select c.id, c.version, m.version_after - 1 from merge_member m join contact c on c.id = m.contact_id
      where m.merge_id = ${mergeId}
    ) as changed
    where earlier.primary_id = changed.id and earlier.version_after = changed.was`);
}
