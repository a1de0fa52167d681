'use server';

import { setAvatar } from '#lib/contacts/avatar/set-avatar.ts';
import { idOf } from '#lib/core/row-id.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';

export async function removeAvatarAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id }) => {
    await setAvatar(actor, idOf(id), null);
    return { to: `/contacts/${idOf(id)}`, flash: { key: 'avatar.flash.removed' } };
  });
}
