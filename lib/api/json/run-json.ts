import { z } from 'zod';
import type { Translate } from '#lib/core/translate.ts';
import { IMPORT_MODES } from '#lib/imports/deciding/known-base.ts';
import type { ImportView } from '#lib/imports/import-view.ts';
import { RUN_KINDS, type RunKindName } from '#lib/runs/run-kinds.ts';
import type { RunView } from '#lib/runs/run-view.ts';
import { id, instant, whole } from './answer-parts.ts';
import { noted } from './noted.ts';

const progress = {
  id,
  status: z.enum(['queued', 'running', 'completed', 'failed']),
  color: noted('color', z.enum(['yellow', 'green', 'red'])),
  percent: z.number().min(0).max(100),
  processed: whole,
  rejected: whole,
  reason: noted('reason', z.string().nullable()),
  reasonCode: noted('reasonCode', z.string().nullable()),
  waitingFor: noted('waitingFor', z.string().nullable()),
  createdAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
};

export const Run = z.strictObject({
  ...progress,
  kind: z.enum(Object.keys(RUN_KINDS) as RunKindName[]),
  action: noted('runAction', z.string().nullable()),
  total: noted('total', whole),
  succeeded: whole,
});

export const Import = z.strictObject({
  ...progress,
  fileName: z.string(),
  target: noted('importTarget', z.enum(['contacts', 'blacklist_inbound', 'blacklist_outbound'])),
  byteSize: whole,
  mode: noted('mode', z.enum(IMPORT_MODES)),
  rows: noted('rows', whole),
  created: whole,
  updated: whole,
  unchanged: noted('unchanged', whole),
  withoutIdentifier: noted('withoutIdentifier', whole),
  repaired: noted('repaired', whole),
  notes: noted('lineNotes', z.record(z.string(), z.strictObject({ rows: whole, line: whole }))),
  ignoredColumns: noted('ignoredColumns', z.array(z.string())),
  createdFields: noted('createdFields', z.array(z.string())),
});

/** Rows by place. */
export const ErasureProof = z.strictObject({ places: noted('erasedPlaces', z.record(z.string(), whole)) });

export const StartedRun = z.strictObject({ id: noted('runId', id) });

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

/** `words` are the messages of `errors`. */
export function importJson(view: ImportView, words: Translate): z.output<typeof Import> {
  return {
    ...progressJson(view, words),
    fileName: view.fileName,
    target: view.target,
    byteSize: view.byteSize,
    mode: view.mode,
    rows: view.rows,
    created: view.created,
    updated: view.updated,
    unchanged: view.unchanged,
    withoutIdentifier: view.withoutIdentifier,
    repaired: view.repaired,
    notes: view.notes,
    ignoredColumns: view.ignoredColumns,
    createdFields: view.createdFields,
  };
}

export function runJson(view: RunView, words: Translate): z.output<typeof Run> {
  return {
    ...progressJson(view, words),
    kind: view.kind,
    action: view.action,
    total: view.total,
    succeeded: view.succeeded,
  };
}

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
    createdAt: view.createdAt.toISOString(),
    startedAt: view.startedAt?.toISOString() ?? null,
    finishedAt: view.finishedAt?.toISOString() ?? null,
  };
}

function statusOf(state: ImportView['state']): z.output<typeof Run>['status'] {
  if (state === 'receiving') return 'queued';
  return state === 'cancelled' ? 'failed' : state;
}
