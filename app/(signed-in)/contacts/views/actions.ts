'use server';

import { createView } from '#lib/contacts/views/create-view.ts';
import { deleteView } from '#lib/contacts/views/delete-view.ts';
import { updateView } from '#lib/contacts/views/update-view.ts';
import { idOf } from '#lib/core/row-id.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';

export async function createViewAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const { query } = await createView(actor, input);
    return {
      to: query ? `/contacts?${query}` : '/contacts',
      flash: { key: 'contactList.views.flash.created' },
    };
  });
}

export async function updateViewAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await updateView(actor, idOf(input.id), input);
    return { to: '/contacts/views', flash: { key: 'contactList.views.flash.updated' } };
  });
}

export async function deleteViewAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id }) => {
    await deleteView(actor, idOf(id));
    return { to: '/contacts/views', flash: { key: 'contactList.views.flash.deleted' } };
  });
}
