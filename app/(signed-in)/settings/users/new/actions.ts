'use server';

import { inviteUser } from '#lib/users/invitations/invite-user.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';

export async function inviteUserAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const { user, path } = await inviteUser(actor, input);
    return { to: `/settings/users/${user.id}/link`, secret: path };
  });
}
