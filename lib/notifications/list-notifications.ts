import { and, desc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { bulkChanges, imports, notifications, runs } from '#db/schema/index.ts';
import { changedSoFar } from '#lib/bulk/undoable.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import type { Outage } from '#lib/core/runs/outage.ts';
import { type RunColor, runColor } from '#lib/core/runs/run-color.ts';
import { WAITING_COLUMNS } from '#lib/core/runs/waiting-for.ts';
import { type Pace, paceOf } from '#lib/imports/import-pace.ts';
import { hasReport } from '#lib/imports/import-view.ts';

const MOST = 20;

/** An alert of the user's, as the pages and the notifications route show it; its words are added at the edge. */
export interface Notification {
  id: number;
  runId: number;
  kind: 'progress' | 'interrupted' | 'waiting';
  color: RunColor;
  state: (typeof runs.$inferSelect)['state'];
  /** An import by its file's name, a bulk change by what it does. */
  about: { fileName: string } | { action: string; isUndo: boolean };
  /** 0 to 100. */
  percent: number;
  processed: number;
  total: number;
  created: number;
  /** Of a bulk change, those that were changed. */
  updated: number;
  unchanged: number;
  rejected: number;
  reason: string | null;
  reasonDetail: Record<string, string | number> | null;
  /** What it waits for now, and waited for last: nothing of its own making. */
  waitingFor: Outage | null;
  waitedFor: Outage | null;
  /** While it runs. */
  pace: Pace | null;
  hasReport: boolean;
  read: boolean;
}

/** The user's open alerts, newest first. */
export async function listNotifications(actor: Actor, db: Database = database()): Promise<Notification[]> {
  authorize(actor, 'notifications.view');
  const rows = await openAlerts(db).execute({ userId: actor.userId });
  return rows.map((row) => ({
    id: row.id,
    runId: row.runId,
    kind: row.kind,
    color: row.kind === 'progress' ? runColor(row.run) : 'yellow',
    state: row.run.state,
    about: row.bulk
      ? { action: row.bulk.action, isUndo: row.bulk.undoes !== null }
      : { fileName: row.import?.fileName ?? '' },
    percent: Math.floor(row.run.permille / 10),
    processed: row.run.processed,
    total: Math.max(row.run.total, row.run.processed),
    ...balanceOf(row),
    rejected: row.run.rejected,
    reason: row.run.reason,
    reasonDetail: row.run.reasonDetail,
    waitingFor: row.waitingFor,
    waitedFor: row.waitedFor,
    pace: row.run.state === 'running' && !row.waitingFor ? paceOf(row.run) : null,
    hasReport: row.hasReport,
    read: row.readAt !== null,
  }));
}

/** Whether a bulk change refused contacts. */
const hasRefusals = sql`exists (
  select from run_contact c where c.run_id = ${runs.id} and c.outcome = 'refused')`;

/** What an alert shows and no more: a run's attempt, and an import's header, may be long. */
const RUN_COLUMNS = {
  state: runs.state,
  reason: runs.reason,
  reasonDetail: runs.reasonDetail,
  total: runs.total,
  processed: runs.processed,
  succeeded: runs.succeeded,
  rejected: runs.rejected,
  permille: runs.permille,
  cursor: runs.cursor,
  startedAt: runs.startedAt,
  finishedAt: runs.finishedAt,
};

const IMPORT_COLUMNS = {
  fileName: imports.fileName,
  created: imports.created,
  updated: imports.updated,
  unchanged: imports.unchanged,
};

const openAlerts = prepared((db) =>
  db
    .select({
      id: notifications.id,
      runId: notifications.runId,
      kind: notifications.kind,
      readAt: notifications.readAt,
      ...WAITING_COLUMNS,
      run: RUN_COLUMNS,
      import: IMPORT_COLUMNS,
      bulk: { action: bulkChanges.action, undoes: bulkChanges.undoes },
      hasReport: sql<boolean>`${hasReport} or ${hasRefusals}`,
    })
    .from(notifications)
    .innerJoin(runs, eq(runs.id, notifications.runId))
    .leftJoin(imports, eq(imports.runId, runs.id))
    .leftJoin(bulkChanges, eq(bulkChanges.runId, runs.id))
    .where(
      and(
        eq(notifications.userId, sql.placeholder('userId')),
        isNull(notifications.closedAt),
        or(isNotNull(imports.runId), isNotNull(bulkChanges.runId)),
      ),
    )
    .orderBy(desc(notifications.id))
    .limit(MOST)
    .prepare('notifications'),
);

type Row = Awaited<ReturnType<ReturnType<typeof openAlerts>['execute']>>[number];

function balanceOf({
  run,
  import: file,
}: Pick<Row, 'run' | 'import'>): Pick<Notification, 'created' | 'updated' | 'unchanged'> {
  if (file) return { created: file.created, updated: file.updated, unchanged: file.unchanged };
  const changed = changedSoFar(run);
  return { created: 0, updated: changed, unchanged: run.succeeded - changed };
}
