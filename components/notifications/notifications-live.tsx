'use client';

import { Bell, ChevronDown } from 'lucide-react';
import Link from 'next/link';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { classNames } from '../ui/class-names.ts';
import { NotificationCard } from './notification-card.tsx';
import { isGoingOn, type NotificationView } from './notification-view.ts';
import { useNotifications } from './use-notifications.ts';

interface NotificationsLiveProps {
  initial: NotificationView[];
  closeAction: FormAction;
}

const MOST_CARDS = 3;

/** The bell, and the dock with the notifications of runs, drawn by the server and kept fresh by scripts. */
export function NotificationsLive({ initial, closeAction }: NotificationsLiveProps) {
  const views = useNotifications(initial);
  const t = useTranslations('notifications');
  const announcement = useAnnouncement(views);
  return (
    <section aria-label={t('label')} className="contents">
      <NotificationBell views={views} />
      <Dock views={views.filter(({ kind }) => kind !== 'standing')} closeAction={closeAction} />
      <p role="status" className="sr-only">
        {announcement}
      </p>
    </section>
  );
}

const DOTS = { yellow: 'bg-warning', green: 'bg-success', red: 'bg-error' } as const;

function worstOf(views: NotificationView[]): keyof typeof DOTS {
  return (
    (['red', 'yellow', 'green'] as const).find((color) => views.some((view) => view.color === color)) ??
    'green'
  );
}

function NotificationBell({ views }: { views: NotificationView[] }) {
  const t = useTranslations('notifications.bell');
  const current = usePathname() === '/notifications';
  const standing = views.filter(({ kind }) => kind === 'standing').length;
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
        {views.length > 0 && standing === 0 && (
          <span
            className={classNames(
              'absolute -top-0.5 -right-0.5 size-2 rounded-full ring-2 ring-base-100',
              DOTS[worstOf(views)],
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
 * A strip at the foot of every page in which notifications fold into one pill, so that what has ended never lies over work. Cards
 * unfold while a run goes on, those of running ones alone, and when they are asked for; no load of a page unfolds them again.
 */
function Dock({ views, closeAction }: { views: NotificationView[]; closeAction: FormAction }) {
  const t = useTranslations('notifications.dock');
  const pathname = usePathname();
  const query = useSearchParams().toString();
  const running = views.filter(isGoingOn);
  const { isOpen, isAsked, ask } = useAsked(views, running.length > 0 && !FORM_PATH.test(pathname));
  if (views.length === 0 || pathname === '/notifications') return null;
  const cards = isAsked ? [...running, ...views.filter((view) => !isGoingOn(view))] : running;
  return (
    <div className="dock print:hidden">
      <details open={isOpen} className="toaster">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is a button by itself */}
        <summary
          onClick={(event) => {
            event.preventDefault();
            ask(!isOpen);
          }}
        >
          <span
            aria-hidden="true"
            className={classNames('size-2 shrink-0 rounded-full', DOTS[worstOf(views)])}
          />
          <span className="truncate">{pillWords(views, running, t)}</span>
          <ChevronDown aria-hidden="true" size={12} strokeWidth={2} />
        </summary>
        <div className="toaster-cards">
          {(cards.length > 0 ? cards : views).slice(0, MOST_CARDS).map((view) => (
            <NotificationCard
              key={view.id}
              view={view}
              closeAction={closeAction}
              returnTo={query ? `${pathname}?${query}` : pathname}
              isFloating
            />
          ))}
          {views.length > 1 && (
            <Link href="/notifications" prefetch={false} className="toaster-all">
              {t('all', { count: views.length })}
            </Link>
          )}
        </div>
      </details>
    </div>
  );
}

/** One notification by its name, a run with how far it is; several by their number. */
function pillWords(
  views: NotificationView[],
  running: NotificationView[],
  t: ReturnType<typeof useTranslations<'notifications.dock'>>,
): string {
  const [first] = running.length > 0 ? running : views;
  const name = first?.title ?? '';
  const percent = first?.progress?.percent ?? 0;
  if (running.length > 0) return t('running', { name, percent: percent / 100, others: views.length - 1 });
  return t('ended', { name, count: views.length });
}

const FOLDED = 'carteira.notifications-folded';

/** Where one types, running cards start folded: they must not lie on the fields. */
const FORM_PATH =
  /\/(new|edit|delete|password|review)$|^\/contacts\/(bulk|assign|columns|export|views)\b|^\/settings\/|^\/profile$/;

/**
 * Whether cards are unfolded: as the person asked on this page, else while something runs. Folded by hand stays folded, on
 * later pages too, until something new arrives.
 */
function useAsked(views: NotificationView[], runs: boolean) {
  const newest = Math.max(0, ...views.map((view) => view.id));
  const [asked, setAsked] = useState<boolean | null>(null);
  const [foldedUpTo, setFoldedUpTo] = useState(Number.POSITIVE_INFINITY);

  useEffect(() => setFoldedUpTo(Number(sessionStorage.getItem(FOLDED) ?? 0)), []);

  const ask = (open: boolean) => {
    setAsked(open || null);
    const upTo = open ? 0 : newest;
    setFoldedUpTo(upTo);
    sessionStorage.setItem(FOLDED, String(upTo));
  };
  const isAsked = asked === true;
  return { isOpen: isAsked || (runs && newest > foldedUpTo), isAsked, ask };
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
