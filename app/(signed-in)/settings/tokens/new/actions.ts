'use server';

import type { FormState } from '#lib/core/form-state.ts';
import { showOnce } from '#lib/core/show-once.ts';
import { submitForm } from '#lib/core/submit-form.ts';
import { createApiToken } from '#lib/users/create-api-token.ts';

export async function createApiTokenAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const { token } = await createApiToken(actor, input);
    await showOnce('/settings/tokens/created', token);
    return { to: '/settings/tokens/created' };
  });
}
