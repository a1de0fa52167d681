import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { bulkChanges, runs, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import type { Outage } from '#lib/core/runs/outage.ts';
import { type RunColor, runColor } from '#lib/core/runs/run-color.ts';
import { WAITING_COLUMNS } from '#lib/core/runs/waiting-for.ts';
import { bulkAction } from './bulk-actions.ts';
import { changedSoFar, whyNotUndone } from './undoable.ts';

/** A bulk change with its balance: total = changed + unchanged + refused once it has ended. */
export interface BulkRun {
  id: number;
  action: string;
  /** Of an undo, the run it takes back. */
  undoes: number | null;
  /** The run that took this one back. */
  undoneBy: number | null;
  userId: number | null;
  userName: string | null;
  state: 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';
  color: RunColor;
  reason: string | null;
  reasonDetail: Record<string, string | number> | null;
  total: number;
  processed: number;
  changed: number;
  unchanged: number;
  refused: number;
  permille: number;
  interruptions: number;
  /** What it waits for now, and waited for last: nothing of its own making. */
  waitingFor: Outage | null;
  waitedFor: Outage | null;
  cancelRequested: boolean;
  /** Whether the actor may take it back now. */
  canUndo: boolean;
  canCancel: boolean;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

const RUN_COLUMNS = {
  id: runs.id,
  userId: runs.userId,
  state: runs.state,
  reason: runs.reason,
  reasonDetail: runs.reasonDetail,
  total: runs.total,
  processed: runs.processed,
  succeeded: runs.succeeded,
  rejected: runs.rejected,
  permille: runs.permille,
  cursor: runs.cursor,
  interruptions: runs.interruptions,
  cancelRequested: runs.cancelRequested,
  createdAt: runs.createdAt,
  startedAt: runs.startedAt,
  finishedAt: runs.finishedAt,
};

/** Every bulk change there is, to be narrowed and ordered. */
export function selectBulkRuns(db: Database) {
  return db
    .select({
      run: RUN_COLUMNS,
      change: {
        action: bulkChanges.action,
        undoes: bulkChanges.undoes,
        undoneAt: bulkChanges.undoneAt,
      },
      ...WAITING_COLUMNS,
      userName: users.name,
      undoneBy: sql<number | null>`(select max(u.run_id) from bulk_change u where u.undoes = ${runs.id})`,
    })
    .from(runs)
    .innerJoin(bulkChanges, eq(bulkChanges.runId, runs.id))
    .leftJoin(users, eq(users.id, runs.userId));
}

type Row = Awaited<ReturnType<typeof selectBulkRuns>>[number];

export function bulkRunView(actor: Actor, row: Row): BulkRun {
  const { run, change, userName, undoneBy, waitingFor, waitedFor } = row;
  const changed = changedSoFar(run);
  return {
    id: run.id,
    action: change.action,
    undoes: change.undoes,
    undoneBy,
    userId: run.userId,
    userName,
    // A bulk change waits for no file.
    state: run.state as BulkRun['state'],
    color: runColor(run),
    reason: run.reason,
    reasonDetail: run.reasonDetail,
    total: run.total,
    processed: run.processed,
    changed,
    unchanged: run.succeeded - changed,
    refused: run.rejected,
    permille: run.permille,
    interruptions: run.interruptions,
    waitingFor,
    waitedFor,
    cancelRequested: run.cancelRequested,
    canUndo: can(actor, bulkAction(change.action).permission) && whyNotUndone(run, change) === null,
    canCancel: run.finishedAt === null && !run.cancelRequested,
    createdAt: run.createdAt,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
  };
}
