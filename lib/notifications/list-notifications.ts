import { and, desc, eq, isNull } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { imports, notifications, runs } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type ImportColor, importColor } from '#lib/imports/import-color.ts';
import { type Pace, paceOf } from '#lib/imports/import-pace.ts';
import { hasReport } from '#lib/imports/import-view.ts';

const MOST = 20;

/** An alert of the user's, as the pages and the notifications route show it; its words are added at the edge. */
export interface Notification {
  id: number;
  runId: number;
  kind: 'progress' | 'interrupted';
  color: ImportColor;
  state: (typeof runs.$inferSelect)['state'];
  title: string;
  /** 0 to 100. */
  percent: number;
  processed: number;
  total: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  reason: string | null;
  reasonDetail: Record<string, string | number> | null;
  /** While it runs. */
  pace: Pace | null;
  hasReport: boolean;
  read: boolean;
}

/** The user's open alerts, newest first. */
export async function listNotifications(actor: Actor, db: Database = database()): Promise<Notification[]> {
  authorize(actor, 'notifications.view');
  const rows = await db
    .select({
      id: notifications.id,
      runId: notifications.runId,
      kind: notifications.kind,
      readAt: notifications.readAt,
      run: runs,
      import: imports,
      hasReport,
    })
    .from(notifications)
    .innerJoin(runs, eq(runs.id, notifications.runId))
    .innerJoin(imports, eq(imports.runId, runs.id))
    .where(and(eq(notifications.userId, actor.userId), isNull(notifications.closedAt)))
    .orderBy(desc(notifications.id))
    .limit(MOST);
  return rows.map((row) => ({
    id: row.id,
    runId: row.runId,
    kind: row.kind,
    color: row.kind === 'interrupted' ? 'yellow' : importColor(row.run),
    state: row.run.state,
    title: row.import.fileName,
    percent: Math.floor(row.run.permille / 10),
    processed: row.run.processed,
    total: Math.max(row.run.total, row.run.processed),
    created: row.import.created,
    updated: row.import.updated,
    unchanged: row.import.unchanged,
    rejected: row.run.rejected,
    reason: row.run.reason,
    reasonDetail: row.run.reasonDetail,
    pace: row.run.state === 'running' ? paceOf(row.run) : null,
    hasReport: row.hasReport,
    read: row.readAt !== null,
  }));
}
