'use server';

import { idOf } from '#lib/core/row-id.ts';
import { closeNotification } from '#lib/notifications/close-notification.ts';
import { wouldLoseReport } from '#lib/notifications/unread-reports.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { localPath } from '#lib/web/local-path.ts';
import { submitForm } from '#lib/web/submit-form.ts';

/** Puts a notification away; where a report nobody has downloaded would go with it, it asks first, unless `confirmed`. */
export async function closeNotificationAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const [id, to] = [idOf(input.id), localPath(input.returnTo)];
    if (input.confirmed !== 'yes' && (await wouldLoseReport(actor, id)))
      return { to: `/notifications?${new URLSearchParams({ close: String(id), returnTo: to })}` };
    await closeNotification(actor, id);
    return { to };
  });
}
