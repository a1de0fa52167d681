'use server';

import type { FormState } from '#lib/core/form-state.ts';
import { idOf } from '#lib/core/row-id.ts';
import { submitForm } from '#lib/core/submit-form.ts';
import { revokeApiToken } from '#lib/users/revoke-api-token.ts';

export async function revokeApiTokenAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await revokeApiToken(actor, idOf(input.id));
    return { to: '/settings/tokens', flash: { key: 'users.flash.tokenRevoked' } };
  });
}
