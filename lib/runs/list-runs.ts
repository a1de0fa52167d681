import { and, desc, lt } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { RUN_COLUMNS } from '#lib/core/runs/run-view-kind.ts';
import { type RunView, runViews } from './run-view.ts';
import { visibleRuns } from './visible-runs.ts';

const PAGE = 50;

/** Newest first, those before the run `before`. */
export async function listRuns(
  actor: Actor,
  { before }: { before?: number } = {},
  db: Database = database(),
): Promise<{ items: RunView[]; next: number | null }> {
  authorize(actor, 'runs.view');
  const rows = await db
    .select(RUN_COLUMNS)
    .from(runs)
    .where(and(visibleRuns(actor), before === undefined ? undefined : lt(runs.id, before)))
    .orderBy(desc(runs.id))
    .limit(PAGE + 1);
  const shown = rows.slice(0, PAGE);
  return {
    items: await runViews(actor, shown, db),
    next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}
