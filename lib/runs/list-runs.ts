import { and, desc, eq, lt } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { runs, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { RUN_COLUMNS } from '#lib/core/runs/run-view-kind.ts';
import { WAITING_COLUMNS } from '#lib/core/runs/waiting-for.ts';
import { type RunView, runViews } from './run-view.ts';
import { visibleRuns } from './visible-runs.ts';

const PAGE = 50;

export type ListedRun = RunView & { userName: string | null };

/** Runs of every kind, newest first, those before the run `before`: as far as they are there for the actor. */
export async function listRuns(
  actor: Actor,
  { before }: { before?: number } = {},
  db: Database = database(),
): Promise<{ items: ListedRun[]; next: number | null }> {
  authorize(actor, 'runs.view');
  const rows = await db
    .select({ run: RUN_COLUMNS, ...WAITING_COLUMNS, userName: users.name })
    .from(runs)
    .leftJoin(users, eq(users.id, runs.userId))
    .where(and(visibleRuns(actor), before === undefined ? undefined : lt(runs.id, before)))
    .orderBy(desc(runs.id))
    .limit(PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const names = new Map(shown.map(({ run, userName }) => [run.id, userName]));
  const views = await runViews(
    shown.map(({ run, waitingFor, waitedFor }) => ({ ...run, waitingFor, waitedFor })),
    db,
  );
  return {
    items: views.map((view) => ({ ...view, userName: names.get(view.id) ?? null })),
    next: rows.length > PAGE ? (shown.at(-1)?.run.id ?? null) : null,
  };
}
