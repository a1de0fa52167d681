'use server';

import { type StartedSync, startSync } from '#lib/sync/start-sync.ts';
import type { Flash } from '#lib/web/flash.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';

/** Few are saved at once, many by a run that can be looked at. */
export async function syncAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { people, groups }) => {
    const started = await startSync(actor, { people, groups });
    return { to: started.done ? '/contacts/sync' : `/runs/${started.runId}`, flash: flashOf(started) };
  });
}

function flashOf({ runId, total, done }: StartedSync): Flash {
  if (!done) return { key: 'sync.flash.started', params: { total } };
  return {
    key: 'sync.flash.done',
    params: { ...done },
    tone: done.shared > 0 ? 'warning' : 'success',
    run: { id: runId },
  };
}
