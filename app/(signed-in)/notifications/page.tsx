import { Bell } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { NotificationCard } from '#components/notifications/notification-card.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listNotifications } from '#lib/notifications/list-notifications.ts';
import { notificationView } from '#lib/notifications/notification-view.ts';
import { localPath } from '#lib/web/local-path.ts';
import { requireActor } from '#lib/web/session.ts';
import { closeNotificationAction } from './actions.ts';
import { CloseQuestion } from './close-question.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications'))('page.title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** `?close=7` asks whether that notification may take its report along. */
export default async function NotificationsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const [t, rows] = [await getTranslations(), await listNotifications(actor)];
  const views = rows.map((row) => notificationView(row, t, actor));
  const given = await searchParams;
  const closing = views.find(({ id }) => String(id) === given.close);
  const groups = [
    { key: 'standing', views: views.filter(({ kind }) => kind === 'standing') },
    { key: 'work', views: views.filter(({ kind }) => kind !== 'standing') },
  ].filter((group) => group.views.length > 0);
  return (
    <>
      <PageHeader title={t('notifications.page.title')}>
        <ButtonLink href="/runs">{t('runs.all')}</ButtonLink>
      </PageHeader>
      {closing && (
        <CloseQuestion
          view={closing}
          returnTo={localPath(given.returnTo)}
          t={await getTranslations('notifications')}
        />
      )}
      {groups.length === 0 && (
        <EmptyState
          icon={<Bell size={22} strokeWidth={1.75} />}
          title={t('notifications.page.empty_title')}
          text={t('notifications.page.empty_text')}
        />
      )}
      {groups.map((group) => (
        <section key={group.key} className="max-w-xl p-4 pb-0 last:pb-4 sm:p-5 sm:pb-0 sm:last:pb-5">
          <h2 className="mb-2 text-small font-medium text-base-content/75">
            {t(`notifications.page.${group.key}`)}
          </h2>
          <ul data-rows="" className="grid gap-3">
            {group.views.map((view) => (
              <li key={view.id}>
                <NotificationCard
                  view={view}
                  closeAction={closeNotificationAction}
                  returnTo="/notifications"
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
