import { bulkViewKind } from '#lib/bulk/bulk-view-kind.ts';
import type { RunRow, RunViewKind } from '#lib/core/runs/run-view-kind.ts';
import { importRunView } from '#lib/imports/import-run-view.ts';

/** The kinds of runs that people see, and how; the check of a file is a part of its review, whose page shows it. */
export const VIEW_KINDS = {
  import: importRunView,
  bulk_change: bulkViewKind,
} satisfies Partial<Record<RunRow['kind'], RunViewKind>>;

export type ViewedKind = keyof typeof VIEW_KINDS;

export function isViewed(kind: RunRow['kind']): kind is ViewedKind {
  return Object.hasOwn(VIEW_KINDS, kind);
}
