import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

/** Takes a tag that is going away from the contacts that have it. */
export async function removeTagFromContacts(tagId: number, db: Database): Promise<void> {
  await db.execute(sql`
    update contact set tag_ids = array_remove(tag_ids, ${tagId}::integer), version = version + 1,
      updated_at = clock_timestamp()
    where tag_ids @> array[${tagId}]::integer[]`);
}
