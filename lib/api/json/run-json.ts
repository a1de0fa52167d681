import type { BulkRun } from '#lib/bulk/bulk-run-view.ts';
import type { Translate } from '#lib/i18n/translate.ts';
import type { ImportView } from '#lib/imports/import-view.ts';

type Progress = Pick<
  ImportView,
  | 'id'
  | 'state'
  | 'color'
  | 'reason'
  | 'reasonDetail'
  | 'waitingFor'
  | 'permille'
  | 'processed'
  | 'rejected'
  | 'createdAt'
  | 'startedAt'
  | 'finishedAt'
>;

/** What an import and any other background work have in common, as the API shows it. */
function progressJson(view: Progress, words: Translate) {
  const reasonCode = view.reason ?? (view.state === 'cancelled' ? 'run_cancelled' : null);
  return {
    id: view.id,
    status: statusOf(view.state),
    color: view.color,
    percent: view.permille / 10,
    processed: view.processed,
    rejected: view.rejected,
    reason: reasonCode === null ? null : words(reasonCode, view.reasonDetail ?? {}),
    reasonCode,
    waitingFor: view.waitingFor,
    createdAt: view.createdAt,
    startedAt: view.startedAt,
    finishedAt: view.finishedAt,
  };
}

/** An import with its balance; `words` are the messages of `errors`. */
export function importJson(view: ImportView, words: Translate) {
  return {
    ...progressJson(view, words),
    fileName: view.fileName,
    byteSize: view.byteSize,
    mode: view.mode,
    rows: view.rows,
    created: view.created,
    updated: view.updated,
    unchanged: view.unchanged,
    withoutIdentifier: view.withoutIdentifier,
    repaired: view.repaired,
    ignoredColumns: view.ignoredColumns,
    createdFields: view.createdFields,
  };
}

/** The same work as a run. */
export function importRunJson(view: ImportView, words: Translate) {
  return {
    ...progressJson(view, words),
    kind: 'import',
    action: null,
    total: view.rows,
    succeeded: view.processed - view.rejected,
  };
}

/** A bulk change as a run. */
export function bulkRunJson(view: BulkRun, words: Translate) {
  return {
    ...progressJson({ ...view, rejected: view.refused }, words),
    kind: 'bulk_change',
    action: view.action,
    total: view.total,
    succeeded: view.changed + view.unchanged,
  };
}

function statusOf(state: ImportView['state']): 'queued' | 'running' | 'completed' | 'failed' {
  if (state === 'receiving') return 'queued';
  return state === 'cancelled' ? 'failed' : state;
}
