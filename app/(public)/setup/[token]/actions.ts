'use server';

import { setUpOrganization } from '#lib/users/invitations/set-up-organization.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitPublicForm } from '#lib/web/submit-form.ts';
import { startSession } from '../../start-session.ts';

export async function setUpAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitPublicForm(previous, form, async (input) => {
    const { sessionId } = await setUpOrganization(input);
    await startSession(sessionId);
    return { to: '/', flash: { key: 'auth.flash.setUp' } };
  });
}
