import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { getRun } from './get-run.ts';
import { RUN_KINDS } from './run-kinds.ts';
import type { RunView } from './run-view.ts';

/** @returns the run as it was @throws NotFound, Refused */
export async function cancelRun(actor: Actor, id: number, db: Database = database()): Promise<RunView> {
  authorize(actor, 'runs.view');
  const run = await getRun(actor, id, db);
  const { cancel } = RUN_KINDS[run.kind].view;
  if (!cancel) throw new NotFound('run');
  await cancel(actor, id, db);
  return run;
}
