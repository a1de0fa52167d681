'use server';

import { changeOwnPassword } from '#lib/users/profile/change-own-password.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { writeSessionCookie } from '#lib/web/session-cookie.ts';
import { submitForm } from '#lib/web/submit-form.ts';

export async function changePasswordAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const { sessionId } = await changeOwnPassword(actor, input);
    await writeSessionCookie(sessionId);
    return { to: '/profile', flash: { key: 'auth.flash.passwordChanged' } };
  });
}
