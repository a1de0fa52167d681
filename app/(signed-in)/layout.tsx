import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { PresenceMark } from '#components/desk/presence-mark.tsx';
import { PresenceSwitch } from '#components/desk/presence-switch.tsx';
import { CONTENT_ID } from '#components/layout/content-id.ts';
import { KeptFocus } from '#components/layout/kept-focus.tsx';
import { KeptNotice } from '#components/layout/kept-notice.tsx';
import { AccountMenu } from '#components/layout/menu/account-menu.tsx';
import { MenuButton } from '#components/layout/menu/menu-button.tsx';
import { MenuCloser } from '#components/layout/menu/menu-closer.tsx';
import { Sidebar } from '#components/layout/menu/sidebar.tsx';
import { Shortcuts } from '#components/layout/shortcuts/shortcuts.tsx';
import { SkipLink } from '#components/layout/skip-link.tsx';
import { NotificationsLive } from '#components/notifications/notifications-live.tsx';
import { FormsOf } from '#components/ui/form/forms-of.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listNotifications } from '#lib/notifications/list-notifications.ts';
import { notificationView } from '#lib/notifications/notification-view.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';
import { getPresence } from '#lib/presence/get-presence.ts';
import { keptFormOf } from '#lib/web/kept-forms/kept-form-of.ts';
import { writerMark } from '#lib/web/kept-forms/writer-mark.ts';
import { localPath } from '#lib/web/local-path.ts';
import { requireActor } from '#lib/web/session.ts';
import { signOutAction } from '../sign-out/actions.ts';
import { setPresenceAction } from './desk/actions.ts';
import { discardKeptFormAction } from './kept-form-actions.ts';
import { navigationFor } from './navigation.ts';
import { closeNotificationAction } from './notifications/actions.ts';

/** What stands around every page of someone who is signed in. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const t = await getTranslations();
  const path = localPath((await headers()).get('x-carteira-path'));
  const [organization, notifications, presence, kept] = await Promise.all([
    getOrganization(),
    viewsFor(actor),
    getPresence(actor),
    keptFormOf(actor, path),
  ]);
  const entries = navigationFor(actor).map(({ permission: _, ...entry }) => entry);
  return (
    <FormsOf mark={writerMark(actor.userId)} kept={kept}>
      <div className="flex min-h-dvh">
        <SkipLink />
        <Sidebar organization={organization.name} entries={entries}>
          <AccountMenu
            name={actor.name}
            email={actor.email}
            role={t(`common.roles.${actor.role}`)}
            signOutAction={signOutAction}
            mark={
              <PresenceMark state={presence.state} hideWord>
                {t(`desk.presence.states.${presence.state}`)}
              </PresenceMark>
            }
            presence={
              <PresenceSwitch
                state={presence.state}
                facts={[
                  t('desk.presence.load', {
                    open: presence.openInteractions,
                    most: presence.mostInteractions,
                  }),
                ]}
                action={setPresenceAction}
              />
            }
          />
        </Sidebar>
        <div className="relative flex min-w-0 grow flex-col">
          <MenuButton />
          <NotificationsLive initial={notifications} closeAction={closeNotificationAction} />
          <main id={CONTENT_ID} tabIndex={-1} className="flex min-w-0 grow flex-col outline-none">
            {kept && <KeptNotice kept={kept} path={path} discardAction={discardKeptFormAction} />}
            {children}
          </main>
        </div>
        <MenuCloser />
        <KeptFocus />
        <Shortcuts entries={[...entries.map((entry) => entry.href), '/notifications']} />
      </div>
    </FormsOf>
  );
}

async function viewsFor(actor: Actor) {
  const [t, notifications] = await Promise.all([getTranslations(), listNotifications(actor)]);
  return notifications.map((notification) => notificationView(notification, t, actor));
}
