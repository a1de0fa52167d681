'use server';

import { signIn } from '#lib/users/sign-in/sign-in.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { localPath } from '#lib/web/local-path.ts';
import { submitPublicForm } from '#lib/web/submit-form.ts';
import { rememberBrowser, signInOrigin, startSession } from '../start-session.ts';

export async function signInAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitPublicForm(previous, form, async (input) => {
    const opened = await signIn(input, await signInOrigin());
    await startSession(opened.sessionId);
    await rememberBrowser(opened.browser);
    return { to: localPath(input.next) };
  });
}
