'use server';

import type { FormState } from '#lib/core/form-state.ts';
import { showOnce } from '#lib/core/show-once.ts';
import { submitForm } from '#lib/core/submit-form.ts';
import { createInvitationLink } from '#lib/users/create-invitation-link.ts';
import { updateUser } from '#lib/users/update-user.ts';

export async function updateUserAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    // A box that is not ticked sends nothing, which to the verb means "leave it".
    const { id, name, email, role, canAnonymize = false } = input;
    await updateUser(actor, Number(id), { name, email, role, canAnonymize });
    return { to: '/settings/users', flash: { key: 'users.flash.updated' } };
  });
}

export async function setUserActiveAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const user = await updateUser(actor, Number(input.id), { active: input.active });
    const key = user.active ? 'users.flash.reactivated' : 'users.flash.deactivated';
    return { to: `/settings/users/${user.id}`, flash: { key } };
  });
}

export async function createInvitationLinkAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const path = await createInvitationLink(actor, Number(input.id));
    const page = `/settings/users/${Number(input.id)}/link`;
    await showOnce(page, path);
    return { to: page };
  });
}
