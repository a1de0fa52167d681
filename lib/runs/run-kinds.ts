import type { runs } from '#db/schema/index.ts';
import { bulkKind } from '#lib/bulk/bulk-kind.ts';
import type { RunKind } from '#lib/core/runs/run-kind.ts';
import { importKind } from '#lib/imports/import-kind.ts';
import { checkKind } from '#lib/imports/review/check/check-kind.ts';
import { mergeAllKind } from '#lib/merges/all/merge-all-kind.ts';
import { syncKind } from '#lib/sync/sync-kind.ts';

export type RunKindName = (typeof runs.$inferSelect)['kind'];

/** Every kind of long work there is, by the name a run stores. */
export const RUN_KINDS = {
  import: importKind as RunKind,
  import_check: checkKind as RunKind,
  bulk_change: bulkKind as RunKind,
  merge_all: mergeAllKind as RunKind,
  sync: syncKind as RunKind,
} satisfies Record<RunKindName, RunKind>;
