'use server';

import { idOf } from '#lib/core/row-id.ts';
import { archiveService } from '#lib/services/archive-service.ts';
import { createService } from '#lib/services/create-service.ts';
import { restoreService } from '#lib/services/restore-service.ts';
import { updateService } from '#lib/services/update-service.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';

export async function createServiceAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await createService(actor, input);
    return { to: '/settings/services', flash: { key: 'services.flash.created' } };
  });
}

export async function updateServiceAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await updateService(actor, idOf(input.id), input);
    return { to: '/settings/services', flash: { key: 'services.flash.updated' } };
  });
}

export async function archiveServiceAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await archiveService(actor, idOf(input.id), input);
    return { to: '/settings/services', flash: { key: 'services.flash.archived' } };
  });
}

export async function restoreServiceAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id }) => {
    await restoreService(actor, idOf(id));
    return { to: '/settings/services', flash: { key: 'services.flash.restored' } };
  });
}
