'use server';

import { createApiToken } from '#lib/users/tokens/create-api-token.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';

export async function createApiTokenAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const { token } = await createApiToken(actor, input);
    return { to: '/settings/tokens/created', secret: token };
  });
}
