'use server';

import type { FormState } from '#lib/web/form-state.ts';
import { putAwayShown } from '#lib/web/show-once.ts';
import { submitForm } from '#lib/web/submit-form.ts';

export async function putTokenAwayAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async () => {
    await putAwayShown();
    return { to: '/settings/tokens' };
  });
}
