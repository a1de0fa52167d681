'use server';

import { bulkFlash } from '#lib/bulk/bulk-flash.ts';
import { idOf } from '#lib/core/row-id.ts';
import { cancelRun } from '#lib/runs/cancel-run.ts';
import { undoRun } from '#lib/runs/undo-run.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { localPath } from '#lib/web/local-path.ts';
import { submitForm } from '#lib/web/submit-form.ts';

/** Takes a run back and returns to where that was asked for, or goes to the run that does it. */
export async function undoRunAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id, returnTo }) => {
    const started = await undoRun(actor, idOf(id));
    const to = typeof returnTo === 'string' ? localPath(returnTo) : `/runs/${started.runId}`;
    return { to, flash: bulkFlash('bulk.flash.undone', started, false) };
  });
}

/** Stops a run after its current batch. */
export async function cancelRunAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const { href } = await cancelRun(actor, idOf(input.id));
    return { to: href, flash: { key: 'runs.page.flash' } };
  });
}
