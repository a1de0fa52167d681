'use client';

import { Bell, ChevronDown } from 'lucide-react';
import Link from 'next/link';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { classNames } from '../ui/class-names.ts';
import type { FormAction } from '../ui/form-context.ts';
import { NotificationCard } from './notification-card.tsx';
import { isGoingOn, type NotificationView } from './notification-view.ts';
import { useNotifications } from './use-notifications.ts';

interface NotificationsLiveProps {
  initial: NotificationView[];
  closeAction: FormAction;
}

const MOST_CARDS = 3;

/** The bell and the floating cards, drawn by the server and kept fresh by scripts. */
export function NotificationsLive({ initial, closeAction }: NotificationsLiveProps) {
  const views = useNotifications(initial);
  const t = useTranslations('notifications');
  const announcement = useAnnouncement(views);
  return (
    <section aria-label={t('label')}>
      <NotificationBell views={views} />
      <Toaster views={views.filter(({ kind }) => kind !== 'standing')} closeAction={closeAction} />
      <p role="status" className="sr-only">
        {announcement}
      </p>
    </section>
  );
}

const DOTS = { yellow: 'bg-warning', green: 'bg-success', red: 'bg-error' } as const;

function NotificationBell({ views }: { views: NotificationView[] }) {
  const t = useTranslations('notifications.bell');
  const current = usePathname() === '/notifications';
  const standing = views.filter(({ kind }) => kind === 'standing').length;
  const worst = (['red', 'yellow', 'green'] as const).find((color) =>
    views.some((view) => view.color === color),
  );
  return (
    <Link
      href="/notifications"
      prefetch={false}
      aria-label={t('label', { count: views.length })}
      aria-current={current ? 'page' : undefined}
      className="btn btn-ghost btn-sm btn-square absolute top-0 right-3 my-1.5 md:my-3 lg:right-4 print:hidden"
    >
      <span className="relative">
        <Bell aria-hidden="true" size={16} strokeWidth={1.75} />
        {worst && standing === 0 && (
          <span
            className={classNames(
              'absolute -top-0.5 -right-0.5 size-2 rounded-full ring-2 ring-base-100',
              DOTS[worst],
            )}
          />
        )}
        {standing > 0 && (
          <span className="num absolute -top-2 -right-2.5 grid h-4 min-w-4 place-items-center rounded-full bg-error px-1 text-[10px] leading-none font-semibold text-error-content ring-2 ring-base-100">
            {standing}
          </span>
        )}
      </span>
    </Link>
  );
}

/**
 * At most three cards, newest first, above the page's foot; `[data-selection-bar]` pushes them up. They fold away
 * without being closed, since closing an import's card gives up its report.
 */
function Toaster({ views, closeAction }: { views: NotificationView[]; closeAction: FormAction }) {
  const t = useTranslations('notifications.toaster');
  const pathname = usePathname();
  const query = useSearchParams().toString();
  const [folded, setFolded] = useFolded(views, FORM_PATH.test(pathname));
  if (views.length === 0 || pathname === '/notifications') return null;
  const first = views[0];
  return (
    <details
      open={!folded}
      onToggle={(event) => setFolded(!event.currentTarget.open)}
      className="toaster group fixed z-20 print:hidden"
    >
      <summary className="ml-auto flex h-6 w-fit list-none items-center gap-1 rounded-full border border-base-300 bg-base-100 px-2.5 text-note font-medium text-base-content/80 shadow-float before:absolute before:-inset-2.5 hover:text-base-content relative max-md:h-7">
        <span className="group-open:hidden">
          {t('folded', { count: views.length, name: first?.title ?? '' })}
        </span>
        <span className="not-group-open:hidden">{t('fold')}</span>
        <ChevronDown aria-hidden="true" size={12} strokeWidth={2} className="not-group-open:rotate-180" />
      </summary>
      <div className="mt-1.5 flex flex-col gap-2 max-md:[&>article:nth-of-type(n+2)]:hidden">
        {views.slice(0, MOST_CARDS).map((view) => (
          <NotificationCard
            key={view.id}
            view={view}
            closeAction={closeAction}
            returnTo={query ? `${pathname}?${query}` : pathname}
            isFloating
          />
        ))}
        {views.length > 1 && (
          <Link
            href="/notifications"
            prefetch={false}
            className={classNames(
              'w-fit self-end rounded-full border border-base-300 bg-base-100 px-2.5 py-0.5 text-note font-medium text-primary shadow-float',
              // Beside what folds them away, so that no line more is taken.
              'max-md:absolute max-md:top-4 max-md:left-3 max-md:py-1 max-md:before:absolute max-md:before:-inset-2.5',
              views.length <= MOST_CARDS && 'md:hidden',
            )}
          >
            {t('all', { count: views.length })}
          </Link>
        )}
      </div>
    </details>
  );
}

const FOLDED = 'carteira.notifications-folded';

/** Where one types, cards start folded: they must not lie on the fields. */
const FORM_PATH =
  /\/(new|edit|delete|password|review)$|^\/contacts\/(bulk|assign|columns|export|views)\b|^\/settings\/|^\/profile$/;

/** Folded stays folded on the next page until something new arrives. */
function useFolded(views: NotificationView[], onForm: boolean): [boolean, (folded: boolean) => void] {
  const newest = Math.max(0, ...views.map((view) => view.id));
  const [folded, setFolded] = useState(onForm);

  useEffect(() => {
    const upTo = Number(sessionStorage.getItem(FOLDED) ?? 0);
    setFolded(onForm || (newest > 0 && newest <= upTo));
  }, [newest, onForm]);

  const remember = (value: boolean) => {
    setFolded(value);
    if (onForm) return;
    if (value) sessionStorage.setItem(FOLDED, String(newest));
    else sessionStorage.removeItem(FOLDED);
  };
  return [folded, remember];
}

/** Says when a run ends, is interrupted or waits, and what newly stands, and lets the page show what changed. */
function useAnnouncement(views: NotificationView[]): string {
  const router = useRouter();
  const [words, setWords] = useState('');
  const before = useRef(views);

  useEffect(() => {
    const running = new Set(before.current.filter(isGoingOn).map((view) => view.id));
    const known = new Set(before.current.map((view) => view.id));
    const ended = views.filter((view) => running.has(view.id) && !isGoingOn(view));
    const told = views.filter((view) => view.kind !== 'progress' && !known.has(view.id));
    before.current = views;
    const said = [...ended.map((view) => view.ended), ...told.map((view) => `${view.title}: ${view.detail}`)];
    if (said.length > 0) setWords(said.join(' '));
    if (ended.length > 0) router.refresh();
  }, [views, router]);

  return words;
}
