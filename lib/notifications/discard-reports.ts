import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

/** Unless the organization keeps reports for some days. */
export async function discardReports(runIds: number[], tx: Database): Promise<void> {
  if (runIds.length === 0) return;
  await tx.execute(sql`
    delete from run_rejection j using run r
    where j.run_id = r.id and r.id = any(${sql.param(runIds)}::bigint[]) and r.finished_at is not null
      and not exists (select from organization where report_retention_days > 0)`);
}
