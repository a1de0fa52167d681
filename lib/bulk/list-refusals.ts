import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { findBulkChange } from './find-bulk-change.ts';

/** Of a change that was done at once, whose number is bounded. @throws NotFound */
export async function listRefusals(
  actor: Actor,
  runId: number,
  db: Database = database(),
): Promise<{ contactId: number; reason: string }[]> {
  authorize(actor, 'runs.view');
  await findBulkChange(actor, runId, db);
  const { rows } = await db.execute<{ contactId: number; reason: string }>(sql`
    select contact_id as "contactId", reason from run_contact
    where run_id = ${runId} and outcome = 'refused' order by contact_id`);
  return rows;
}
