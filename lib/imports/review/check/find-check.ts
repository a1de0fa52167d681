import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { type CountedReason, importChecks, type LineNotes, runs } from '#db/schema/index.ts';

export interface CheckView {
  runId: number;
  state: (typeof runs.$inferSelect)['state'];
  reason: string | null;
  reasonDetail: Record<string, string | number> | null;
  permille: number;
  total: number;
  processed: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  withoutIdentifier: number;
  repaired: number;
  reasons: CountedReason[];
  notes: LineNotes;
  newFields: string[];
  newTags: string[];
  startedAt: Date | null;
}

export async function findCheck(importId: number, db: Database): Promise<CheckView | null> {
  const [row] = await db
    .select({ run: runs, check: importChecks })
    .from(importChecks)
    .innerJoin(runs, eq(runs.id, importChecks.runId))
    .where(eq(importChecks.importRunId, importId));
  if (!row) return null;
  const { run, check } = row;
  return {
    runId: run.id,
    state: run.state,
    reason: run.reason,
    reasonDetail: run.reasonDetail,
    permille: run.permille,
    total: Math.max(run.total, run.processed),
    processed: run.processed,
    rejected: run.rejected,
    startedAt: run.startedAt,
    created: check.created,
    updated: check.updated,
    unchanged: check.unchanged,
    withoutIdentifier: check.withoutIdentifier,
    repaired: check.repaired,
    reasons: check.reasons.toSorted(
      (a, b) => b.rows - a.rows || a.line - b.line || (nameOf(a) < nameOf(b) ? -1 : 1),
    ),
    notes: check.notes,
    newFields: check.newFields,
    newTags: check.newTags,
  };
}

/** Sorts by code, then column, as `countReasons` does. */
function nameOf({ code, column = '' }: CountedReason): string {
  return `${code} ${column}`;
}
