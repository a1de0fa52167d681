'use server';

import type { FormState } from '#lib/core/form-state.ts';
import { submitForm } from '#lib/core/submit-form.ts';
import { moveContactField } from '#lib/settings/move-contact-field.ts';

export async function moveContactFieldAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await moveContactField(actor, input);
    const moved = new URLSearchParams({ moved: `${input.direction}:${input.field}` });
    return { to: `/settings/contact-fields?${moved}` };
  });
}
