'use server';

import { idOf } from '#lib/core/row-id.ts';
import { revokeApiToken } from '#lib/users/tokens/revoke-api-token.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';

export async function revokeApiTokenAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await revokeApiToken(actor, idOf(input.id));
    return { to: '/settings/tokens', flash: { key: 'users.flash.tokenRevoked' } };
  });
}
