import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { bulkChanges, runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize, can } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';

export type BulkChange = Awaited<ReturnType<typeof findBulkChange>>;

/** The actor's own or for leads anybody's. @throws NotFound */
export async function findBulkChange(actor: Actor, id: number, db: Database, { lock = false } = {}) {
  authorize(actor, 'runs.view');
  const query = db
    .select({ run: runs, change: bulkChanges })
    .from(runs)
    .innerJoin(bulkChanges, eq(bulkChanges.runId, runs.id))
    .where(eq(runs.id, rowId('run', id)));
  const [found] = await (lock ? query.for('update') : query);
  if (!found || (found.run.userId !== actor.userId && !can(actor, 'runs.view-all')))
    throw new NotFound('run');
  return found;
}
