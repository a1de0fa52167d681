import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import type { StartedUndo } from '#lib/core/runs/run-view-kind.ts';
import { getRun } from './get-run.ts';
import { RUN_KINDS } from './run-kinds.ts';

/** @throws NotFound, Refused with why it cannot be undone */
export async function undoRun(actor: Actor, id: number, db: Database = database()): Promise<StartedUndo> {
  authorize(actor, 'runs.view');
  const { kind } = await getRun(actor, id, db);
  const { undo } = RUN_KINDS[kind].view;
  return undo ? undo(actor, id, db) : refuse('form', 'undo_impossible');
}
