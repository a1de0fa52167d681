import { and, eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';
import { RUN_COLUMNS } from '#lib/core/runs/run-view-kind.ts';
import { type RunView, runViews } from './run-view.ts';
import { visibleRuns } from './visible-runs.ts';

/** @throws NotFound */
export async function getRun(actor: Actor, id: number, db: Database = database()): Promise<RunView> {
  authorize(actor, 'runs.view');
  const rows = await db
    .select(RUN_COLUMNS)
    .from(runs)
    .where(and(eq(runs.id, rowId('run', id)), visibleRuns(actor)));
  const [view] = await runViews(actor, rows, db);
  if (!view) throw new NotFound('run');
  return view;
}
