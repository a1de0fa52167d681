'use server';

import type { FormState } from '#lib/core/form-state.ts';
import { showOnce } from '#lib/core/show-once.ts';
import { submitForm } from '#lib/core/submit-form.ts';
import { inviteUser } from '#lib/users/invite-user.ts';

export async function inviteUserAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const { user, path } = await inviteUser(actor, input);
    const page = `/settings/users/${user.id}/link`;
    await showOnce(page, path);
    return { to: page };
  });
}
