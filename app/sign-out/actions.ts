'use server';

import { clearNotifications } from '#lib/notifications/clear-notifications.ts';
import { countUnreadReports } from '#lib/notifications/unread-reports.ts';
import { signOut } from '#lib/users/sign-in/sign-out.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { currentSessionId, optionalActor } from '#lib/web/session.ts';
import { clearSessionCookie } from '#lib/web/session-cookie.ts';
import { putAwayShown } from '#lib/web/show-once.ts';
import { submitPublicForm } from '#lib/web/submit-form.ts';

/** Signs out; with a report not downloaded yet it asks on the page first, unless `confirmed` came along. */
export async function signOutAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitPublicForm(previous, form, async (input) => {
    const actor = await optionalActor();
    if (actor && input.confirmed !== 'yes' && (await countUnreadReports(actor)) > 0)
      return { to: '/sign-out' };
    if (actor) await clearNotifications(actor);
    const sessionId = await currentSessionId();
    if (sessionId) await signOut(sessionId);
    await clearSessionCookie();
    await putAwayShown();
    return { to: '/sign-in', flash: { key: 'auth.flash.signedOut' } };
  });
}
