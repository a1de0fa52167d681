import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { inSegments } from '#lib/segments/in-segments.ts';

/** Takes a segment that is going away from the contacts that are in it. */
export async function removeSegmentFromContacts(segmentId: number, db: Database): Promise<void> {
  await db.execute(sql`
    update contact set segment_ids = array_remove(segment_ids, ${segmentId}::integer), version = version + 1,
      updated_at = clock_timestamp()
    where ${inSegments([segmentId])}`);
}
