'use server';

import type { FormState } from '#lib/core/form-state.ts';
import { submitForm } from '#lib/core/submit-form.ts';
import { updateOrganization } from '#lib/settings/update-organization.ts';

export async function updateOrganizationAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await updateOrganization(actor, input);
    return { to: '/settings/organization', flash: { key: 'settings.organization.saved' } };
  });
}
