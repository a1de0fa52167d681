'use server';

import { updateOrganization } from '#lib/settings/update-organization.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';

export async function updateOrganizationAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await updateOrganization(actor, input);
    return { to: '/settings/organization', flash: { key: 'settings.organization.saved' } };
  });
}
