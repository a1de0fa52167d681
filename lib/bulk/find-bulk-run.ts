import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import type { BulkRun } from './bulk-run-view.ts';
import { getBulkRun } from './get-bulk-run.ts';

/** The bulk change with this id, if the run is one that is there for the actor. */
export async function findBulkRun(
  actor: Actor,
  id: number,
  db: Database = database(),
): Promise<BulkRun | null> {
  authorize(actor, 'runs.view');
  return getBulkRun(actor, id, db).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
}
