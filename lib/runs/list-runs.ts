import { and } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { type Page, type PagePlace, pageOfRows, readingFrom } from '#lib/core/paging.ts';
import { authorize } from '#lib/core/permissions.ts';
import { RUN_COLUMNS } from '#lib/core/runs/run-view-kind.ts';
import { type RunView, runViews } from './run-view.ts';
import { visibleRuns } from './visible-runs.ts';

const PAGE = 50;

/** Newest first. */
export async function listRuns(
  actor: Actor,
  place: PagePlace = {},
  db: Database = database(),
): Promise<Page<RunView>> {
  authorize(actor, 'runs.view');
  const { side, order } = readingFrom(place, runs.id);
  const rows = await db
    .select(RUN_COLUMNS)
    .from(runs)
    .where(and(visibleRuns(actor), side))
    .orderBy(order)
    .limit(PAGE + 1);
  const page = pageOfRows(rows, { ...place, limit: PAGE });
  return { ...page, items: await runViews(actor, page.items, db) };
}
