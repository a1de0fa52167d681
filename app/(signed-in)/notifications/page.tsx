import { Bell } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { NotificationCard } from '#components/notifications/notification-card.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listNotifications } from '#lib/notifications/list-notifications.ts';
import { notificationView } from '#lib/notifications/notification-view.ts';
import { requireActor } from '#lib/web/session.ts';
import { closeNotificationAction } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications'))('page.title') };
}

export default async function NotificationsPage() {
  const actor = await requireActor();
  const [t, rows] = [await getTranslations(), await listNotifications(actor)];
  return (
    <>
      <PageHeader title={t('notifications.page.title')}>
        <ButtonLink href="/runs">{t('bulk.run.all')}</ButtonLink>
      </PageHeader>
      {rows.length === 0 ? (
        <EmptyState
          icon={<Bell size={22} strokeWidth={1.75} />}
          title={t('notifications.page.empty_title')}
          text={t('notifications.page.empty_text')}
        />
      ) : (
        <ul className="grid max-w-xl gap-3 p-4 sm:p-5">
          {rows.map((row) => (
            <li key={row.id}>
              <NotificationCard
                view={notificationView(row, t, actor.locale)}
                closeAction={closeNotificationAction}
                returnTo="/notifications"
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
