import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

/** Deletes rejected rows after the days that the organization keeps reports; after 30 when it keeps none. */
export async function deleteOldReports(db: Database): Promise<void> {
  await db.execute(sql`
    delete from run_rejection j using run r
    where r.id = j.run_id and r.finished_at < now() - make_interval(days => coalesce(
      (select nullif(report_retention_days, 0) from organization), 30))`);
}
