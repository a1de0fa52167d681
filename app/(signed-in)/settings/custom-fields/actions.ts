'use server';

import { idOf } from '#lib/core/row-id.ts';
import { archiveCustomField } from '#lib/custom-fields/archive-custom-field.ts';
import { createCustomField } from '#lib/custom-fields/create-custom-field.ts';
import { moveCustomField } from '#lib/custom-fields/move-custom-field.ts';
import { restoreCustomField } from '#lib/custom-fields/restore-custom-field.ts';
import { updateCustomField } from '#lib/custom-fields/update-custom-field.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';

export async function createCustomFieldAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await createCustomField(actor, input);
    return { to: '/settings/custom-fields', flash: { key: 'customFields.flash.created' } };
  });
}

export async function updateCustomFieldAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await updateCustomField(actor, idOf(input.id), input);
    return { to: '/settings/custom-fields', flash: { key: 'customFields.flash.updated' } };
  });
}

export async function moveCustomFieldAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await moveCustomField(actor, idOf(input.id), input);
    const moved = new URLSearchParams({ moved: `${input.direction}:${idOf(input.id)}` });
    return { to: `/settings/custom-fields?${moved}` };
  });
}

export async function archiveCustomFieldAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id }) => {
    await archiveCustomField(actor, idOf(id));
    return { to: '/settings/custom-fields', flash: { key: 'customFields.flash.archived' } };
  });
}

export async function restoreCustomFieldAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id }) => {
    await restoreCustomField(actor, idOf(id));
    return { to: '/settings/custom-fields', flash: { key: 'customFields.flash.restored' } };
  });
}
