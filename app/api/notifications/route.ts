import { Unauthenticated } from '#lib/core/errors.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { countDesk } from '#lib/interactions/get-desk.ts';
import { listNotifications } from '#lib/notifications/list-notifications.ts';
import { notificationView } from '#lib/notifications/notification-view.ts';
import { pollingActor } from '#lib/web/session.ts';

/** The user's notifications and what is on their desk, for the page to poll; asking is no activity that keeps a session alive. */
export async function GET(): Promise<Response> {
  const headers = { 'Cache-Control': 'no-store' };
  try {
    const actor = await pollingActor();
    const { locale } = actor;
    const t = await getTranslations({ locale });
    const [rows, desk] = await Promise.all([listNotifications(actor), countDesk(actor)]);
    return Response.json({ items: rows.map((row) => notificationView(row, t, actor)), desk }, { headers });
  } catch (error) {
    if (error instanceof Unauthenticated)
      return Response.json({ error: { code: 'unauthenticated' } }, { status: 401, headers });
    throw error;
  }
}
