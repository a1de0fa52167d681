'use server';

import { idOf } from '#lib/core/row-id.ts';
import { cancelImport } from '#lib/imports/cancel-import.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';

/** Stops a running import after its current batch. */
export async function cancelImportAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const id = idOf(input.id);
    await cancelImport(actor, id);
    return { to: `/imports/${id}`, flash: { key: 'imports.flash.cancelling' } };
  });
}
