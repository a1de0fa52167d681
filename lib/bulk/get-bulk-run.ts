import { eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { type BulkRun, bulkRunView, selectBulkRuns } from './bulk-run-view.ts';
import { seesRun } from './undoable.ts';

/** One bulk change, the actor's own or for leads anybody's. @throws NotFound */
export async function getBulkRun(actor: Actor, id: number, db: Database = database()): Promise<BulkRun> {
  authorize(actor, 'runs.view');
  const [row] = await selectBulkRuns(db).where(eq(runs.id, rowId('run', id)));
  if (!row || !seesRun(actor, row.run.userId)) throw new NotFound('run');
  return bulkRunView(actor, row);
}
