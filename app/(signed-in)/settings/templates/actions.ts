'use server';

import { idOf } from '#lib/core/row-id.ts';
import { createTemplate } from '#lib/templates/create-template.ts';
import { deleteTemplate } from '#lib/templates/delete-template.ts';
import { updateTemplate } from '#lib/templates/update-template.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';

export async function createTemplateAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { name, body, service, shared }) => {
    const { id } = await createTemplate(actor, { name, body, service, shared });
    return { to: `/settings/templates/${id}`, flash: { key: 'templates.flash.created' } };
  });
}

export async function updateTemplateAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id, name, body, service }) => {
    await updateTemplate(actor, idOf(id), { name, body, service });
    return { to: `/settings/templates/${idOf(id)}`, flash: { key: 'templates.flash.updated' } };
  });
}

export async function deleteTemplateAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id }) => {
    await deleteTemplate(actor, idOf(id));
    return { to: '/settings/templates', flash: { key: 'templates.flash.deleted' } };
  });
}
