import { asc, eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { erasureCounts } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { findBulkChange } from './find-bulk-change.ts';

/** How many rows a run erased or emptied in which place; no values. @throws NotFound */
export async function getErasureProof(
  actor: Actor,
  runId: number,
  db: Database = database(),
): Promise<{ place: string; rows: number }[]> {
  authorize(actor, 'runs.view');
  await findBulkChange(actor, runId, db);
  return db
    .select({ place: erasureCounts.place, rows: erasureCounts.rows })
    .from(erasureCounts)
    .where(eq(erasureCounts.runId, runId))
    .orderBy(asc(erasureCounts.place));
}
