import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { type CountedReason, importChecks, runs } from '#db/schema/index.ts';

/** A dry run: how far it is and what it has counted so far. */
export interface CheckView {
  runId: number;
  state: (typeof runs.$inferSelect)['state'];
  /** Why it failed, as a code of the catalogue. */
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
  /** The commonest first. */
  reasons: CountedReason[];
  newFields: string[];
  newTags: string[];
  startedAt: Date | null;
}

/** The dry run of a waiting file; null when none was begun. */
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
    newFields: check.newFields,
    newTags: check.newTags,
  };
}

/** Code, then column, as `countReasons` orders them. */
function nameOf({ code, column = '' }: CountedReason): string {
  return `${code} ${column}`;
}
