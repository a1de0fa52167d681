'use server';

import { bulkFlash } from '#lib/bulk/bulk-flash.ts';
import { cancelBulkRun } from '#lib/bulk/cancel-bulk-run.ts';
import { undoBulkChange } from '#lib/bulk/undo-bulk-change.ts';
import { idOf } from '#lib/core/row-id.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { localPath } from '#lib/web/local-path.ts';
import { submitForm } from '#lib/web/submit-form.ts';

/** Takes a bulk change back and returns to where that was asked for, or goes to the run that does it. */
export async function undoBulkChangeAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id, returnTo }) => {
    const started = await undoBulkChange(actor, idOf(id));
    const to = typeof returnTo === 'string' ? localPath(returnTo) : `/runs/${started.runId}`;
    return { to, flash: bulkFlash('bulk.flash.undone', started, false) };
  });
}

/** Stops a bulk change after its current batch. */
export async function cancelBulkRunAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const id = idOf(input.id);
    await cancelBulkRun(actor, id);
    return { to: `/runs/${id}`, flash: { key: 'bulk.flash.cancelling' } };
  });
}
