'use server';

import type { FormState } from '#lib/core/form-state.ts';
import { currentSessionId } from '#lib/core/session.ts';
import { submitForm } from '#lib/core/submit-form.ts';
import { changeOwnPassword } from '#lib/users/change-own-password.ts';

export async function changePasswordAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await changeOwnPassword(actor, input, await currentSessionId());
    return { to: '/profile', flash: { key: 'auth.flash.passwordChanged' } };
  });
}
