'use server';

import { idOf } from '#lib/core/row-id.ts';
import { closeNotification } from '#lib/notifications/close-notification.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { localPath } from '#lib/web/local-path.ts';
import { submitForm } from '#lib/web/submit-form.ts';

/** Puts an alert away and returns to the page it was closed on. */
export async function closeNotificationAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await closeNotification(actor, idOf(input.id));
    return { to: localPath(input.returnTo) };
  });
}
