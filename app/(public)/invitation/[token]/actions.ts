'use server';

import { acceptInvitation } from '#lib/users/invitations/accept-invitation.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitPublicForm } from '#lib/web/submit-form.ts';
import { rememberAccount, startSession } from '../../start-session.ts';

export async function acceptInvitationAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitPublicForm(previous, form, async (input) => {
    const { sessionId, email } = await acceptInvitation(input);
    await startSession(sessionId);
    await rememberAccount(email);
    return { to: '/', flash: { key: 'auth.flash.welcome' } };
  });
}
