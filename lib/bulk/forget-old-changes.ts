import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { UNDO_DAYS } from './undoable.ts';

/** The balance stays. */
export async function forgetOldChanges(db: Database): Promise<void> {
  await db.execute(sql`
    delete from run_contact c using run r
    where r.id = c.run_id and r.kind = 'bulk_change' and r.finished_at < now() - make_interval(days => ${UNDO_DAYS})`);
}
