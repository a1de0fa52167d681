'use server';

import type { FormState } from '#lib/core/form-state.ts';
import { submitPublicForm } from '#lib/core/submit-form.ts';
import { acceptInvitation } from '#lib/users/accept-invitation.ts';
import { startSession } from '../../start-session.ts';

export async function acceptInvitationAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitPublicForm(previous, form, async (input) => {
    const { sessionId } = await acceptInvitation(input);
    await startSession(sessionId);
    return { to: '/', flash: { key: 'auth.flash.welcome' } };
  });
}
