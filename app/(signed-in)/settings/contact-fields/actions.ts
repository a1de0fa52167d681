'use server';

import { moveContactField } from '#lib/settings/move-contact-field.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';

export async function moveContactFieldAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await moveContactField(actor, input);
    const moved = new URLSearchParams({ moved: `${input.direction}:${input.field}` });
    return { to: `/settings/contact-fields?${moved}` };
  });
}
