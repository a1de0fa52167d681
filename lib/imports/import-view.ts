import { notInArray, sql } from 'drizzle-orm';
import { imports, type LineNotes, runs, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import type { Outage } from '#lib/core/runs/outage.ts';
import { type RunColor, runColor } from '#lib/core/runs/run-color.ts';
import { WAITING_COLUMNS } from '#lib/core/runs/waiting-for.ts';
import type { ImportTarget } from './blacklist/import-target.ts';
import type { ImportMode } from './deciding/known-base.ts';

/** An import with its balance. Once it has ended, rows = created + updated + unchanged + rejected. */
export interface ImportView {
  id: number;
  fileName: string;
  target: ImportTarget;
  mode: ImportMode;
  byteSize: number;
  encoding: string | null;
  userName: string | null;
  userId: number | null;
  state: Exclude<(typeof runs.$inferSelect)['state'], 'receiving_review' | 'review'>;
  color: RunColor;
  reason: string | null;
  reasonDetail: Record<string, string | number> | null;
  rows: number;
  processed: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  withoutIdentifier: number;
  repaired: number;
  /** What was noticed and refused no row. */
  notes: LineNotes;
  ignoredColumns: string[];
  createdFields: string[];
  permille: number;
  interruptions: number;
  /** The outage it waits for now, and the last one it waited for. */
  waitingFor: Outage | null;
  waitedFor: Outage | null;
  hasReport: boolean;
  /** Its file waits to be opened in the review. */
  mendable: boolean;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

export const hasReport = sql<boolean>`exists (select from run_rejection j where j.run_id = ${runs.id})`;

/** A file that waits for its review is visible to its sender only and is not an import yet. */
export const isAnImport = notInArray(runs.state, ['receiving_review', 'review']);
export const isImport = sql`${runs.kind} = 'import' and ${isAnImport}`;

/** Whether the import is the actor's to stop: their own, or anybody's for those who keep the house. */
export function mayCancel(actor: Actor, { userId }: { userId: number | null }): boolean {
  return can(actor, 'imports.create') && (userId === actor.userId || can(actor, 'audit.view'));
}

export const IMPORT_COLUMNS = {
  id: runs.id,
  fileName: imports.fileName,
  target: imports.target,
  mode: imports.mode,
  byteSize: imports.byteSize,
  encoding: imports.encoding,
  userName: users.name,
  userId: runs.userId,
  state: runs.state,
  reason: runs.reason,
  reasonDetail: runs.reasonDetail,
  rows: runs.total,
  processed: runs.processed,
  created: imports.created,
  updated: imports.updated,
  unchanged: imports.unchanged,
  rejected: runs.rejected,
  withoutIdentifier: imports.withoutIdentifier,
  repaired: imports.repaired,
  notes: imports.notes,
  ignoredColumns: imports.ignoredColumns,
  createdFields: imports.createdFields,
  permille: runs.permille,
  interruptions: runs.interruptions,
  ...WAITING_COLUMNS,
  hasReport,
  mendable: imports.mendable,
  createdAt: runs.createdAt,
  startedAt: runs.startedAt,
  finishedAt: runs.finishedAt,
};

export function importView(
  row: Omit<ImportView, 'color' | 'state'> & { state: (typeof runs.$inferSelect)['state'] },
): ImportView {
  return { ...row, state: row.state as ImportView['state'], color: runColor(row) };
}
