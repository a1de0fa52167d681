import { Unauthenticated } from '#lib/core/errors.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listNotifications } from '#lib/notifications/list-notifications.ts';
import { notificationView } from '#lib/notifications/notification-view.ts';
import { pollingActor } from '#lib/web/session.ts';

/** The user's alerts, for the page to poll; asking is no activity that keeps a session alive. */
export async function GET(): Promise<Response> {
  const headers = { 'Cache-Control': 'no-store' };
  try {
    const actor = await pollingActor();
    const { locale } = actor;
    const [t, rows] = [await getTranslations({ locale }), await listNotifications(actor)];
    return Response.json({ items: rows.map((row) => notificationView(row, t, locale)) }, { headers });
  } catch (error) {
    if (error instanceof Unauthenticated)
      return Response.json({ error: { code: 'unauthenticated' } }, { status: 401, headers });
    throw error;
  }
}
