'use server';

import { createApiToken } from '#lib/users/tokens/create-api-token.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { showOnce } from '#lib/web/show-once.ts';
import { submitForm } from '#lib/web/submit-form.ts';

export async function createApiTokenAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const { token } = await createApiToken(actor, input);
    await showOnce('/settings/tokens/created', token);
    return { to: '/settings/tokens/created' };
  });
}
