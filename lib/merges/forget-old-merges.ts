import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { UNDO_DAYS } from './undo-notes.ts';

/** What undoing merges would take, once it is too late to. That they were merged stays. */
export async function forgetOldMerges(db: Database): Promise<void> {
  await db.execute(sql`
    with old as (
      update merge set before = null where before is not null and at < now() - make_interval(days => ${UNDO_DAYS}) returning id
    ), moves as (
      delete from merge_move using old where merge_id = old.id
    )
    update merge_member set before = null from old where merge_id = old.id and merge_member.before is not null`);
}
