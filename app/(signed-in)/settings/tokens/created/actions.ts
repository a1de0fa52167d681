'use server';

import type { FormState } from '#lib/core/form-state.ts';
import { putAwayShown } from '#lib/core/show-once.ts';
import { submitForm } from '#lib/core/submit-form.ts';

export async function putTokenAwayAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async () => {
    await putAwayShown();
    return { to: '/settings/tokens' };
  });
}
