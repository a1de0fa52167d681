import { and, desc, eq, lt } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize, can } from '#lib/core/permissions.ts';
import { type BulkRun, bulkRunView, selectBulkRuns } from './bulk-run-view.ts';

const PAGE = 50;

/** Bulk changes, newest first, those before the run `before`: the actor's own, for leads everybody's. */
export async function listBulkRuns(
  actor: Actor,
  { before }: { before?: number } = {},
  db: Database = database(),
): Promise<{ items: BulkRun[]; next: number | null }> {
  authorize(actor, 'runs.view');
  const rows = await selectBulkRuns(db)
    .where(
      and(
        can(actor, 'runs.view-all') ? undefined : eq(runs.userId, actor.userId),
        before === undefined ? undefined : lt(runs.id, before),
      ),
    )
    .orderBy(desc(runs.id))
    .limit(PAGE + 1);
  const items = rows.slice(0, PAGE).map((row) => bulkRunView(actor, row));
  return { items, next: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null };
}
