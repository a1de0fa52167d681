'use server';

import { createView } from '#lib/contacts/views/create-view.ts';
import { deleteView } from '#lib/contacts/views/delete-view.ts';
import { saveOverView } from '#lib/contacts/views/save-over-view.ts';
import { updateView } from '#lib/contacts/views/update-view.ts';
import { idOf } from '#lib/core/row-id.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';

export async function createViewAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const { id, query } = await createView(actor, input);
    return {
      to: `/contacts?${query}${query && '&'}view=${id}`,
      flash: { key: 'contactList.views.flash.created' },
    };
  });
}

/** Keeps the look of the list in the view it was reached from. */
export async function saveOverViewAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const id = idOf(input.id);
    const { query, leftOut } = await saveOverView(actor, id, input);
    return {
      to: `/contacts?${query}${query && '&'}view=${id}`,
      flash: leftOut
        ? { key: 'contactList.views.flash.updatedWithoutTyped', tone: 'warning' }
        : { key: 'contactList.views.flash.updated' },
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
