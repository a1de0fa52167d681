'use server';

import { idOf } from '#lib/core/row-id.ts';
import { createDisposition } from '#lib/interactions/dispositions/create-disposition.ts';
import { updateDisposition } from '#lib/interactions/dispositions/update-disposition.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';

export async function createDispositionAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await createDisposition(actor, input);
    return { to: '/settings/dispositions', flash: { key: 'dispositions.flash.created' } };
  });
}

export async function updateDispositionAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await updateDisposition(actor, idOf(input.id), { name: input.name });
    return { to: '/settings/dispositions', flash: { key: 'dispositions.flash.updated' } };
  });
}

export async function archiveDispositionAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id, archived }) => {
    const after = await updateDisposition(actor, idOf(id), { archived });
    const key = `dispositions.flash.${after.archived ? 'archived' : 'restored'}`;
    return { to: '/settings/dispositions', flash: { key } };
  });
}
