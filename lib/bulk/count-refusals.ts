import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { findBulkChange } from './find-bulk-change.ts';

/** The most frequent reason first. @throws NotFound */
export async function countRefusals(
  actor: Actor,
  runId: number,
  db: Database = database(),
): Promise<{ reason: string; contacts: number }[]> {
  authorize(actor, 'runs.view');
  await findBulkChange(actor, runId, db);
  const { rows } = await db.execute<{ reason: string; contacts: number }>(sql`
    select reason, count(*)::int as contacts from run_contact
    where run_id = ${runId} and outcome = 'refused' group by reason order by contacts desc, reason`);
  return rows;
}
