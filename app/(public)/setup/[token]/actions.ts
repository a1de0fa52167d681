'use server';

import type { FormState } from '#lib/core/form-state.ts';
import { submitPublicForm } from '#lib/core/submit-form.ts';
import { setUpOrganization } from '#lib/users/set-up-organization.ts';
import { startSession } from '../../start-session.ts';

export async function setUpAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitPublicForm(previous, form, async (input) => {
    const { sessionId } = await setUpOrganization(input);
    await startSession(sessionId);
    return { to: '/', flash: { key: 'auth.flash.setUp' } };
  });
}
