'use server';

import type { FormState } from '#lib/core/form-state.ts';
import { localPath } from '#lib/core/local-path.ts';
import { idOf } from '#lib/core/row-id.ts';
import { submitForm } from '#lib/core/submit-form.ts';
import { closeNotification } from '#lib/notifications/close-notification.ts';

/** Puts an alert away and returns to the page it was closed on. */
export async function closeNotificationAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await closeNotification(actor, idOf(input.id));
    return { to: localPath(input.returnTo) };
  });
}
