import {
  CircleCheck,
  CircleX,
  Download,
  FileUp,
  Hourglass,
  ListChecks,
  RotateCw,
  TriangleAlert,
  X,
} from 'lucide-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ActionForm } from '../ui/action-form.tsx';
import { classNames } from '../ui/class-names.ts';
import { HiddenField } from '../ui/field.tsx';
import type { FormAction } from '../ui/form-context.ts';
import { SubmitButton } from '../ui/submit-button.tsx';
import { NotificationBalance } from './notification-balance.tsx';
import { isGoingOn, type NotificationView } from './notification-view.ts';

interface NotificationCardProps {
  view: NotificationView;
  /** Receives `id` and `returnTo`. */
  closeAction: FormAction;
  returnTo: string;
  /** Lies over a page: on phones it says only what one has to know. */
  isFloating?: boolean;
}

const TONES = {
  yellow: { chip: 'bg-warning/20 text-warning-text', bar: 'progress-warning' },
  green: { chip: 'bg-success/15 text-success', bar: 'progress-success' },
  red: { chip: 'bg-error/12 text-error', bar: 'progress-error' },
} as const;

/** One import or bulk change: how far it is, its balance. The body leads to the report, or to the run's page. */
export function NotificationCard({ view, closeAction, returnTo, isFloating }: NotificationCardProps) {
  const t = useTranslations('notifications.card');
  return (
    <article
      aria-label={view.title}
      className={classNames(
        'relative overflow-hidden rounded-xl border border-base-300 bg-base-100',
        isFloating && 'shadow-float',
      )}
    >
      <Body view={view}>
        <Summary view={view} isFloating={isFloating} />
        {view.kind === 'progress' && (
          <span className={classNames('block', isFloating && 'max-md:hidden')}>
            <NotificationBalance view={view} />
          </span>
        )}
      </Body>
      {view.closable && (
        <ActionForm action={closeAction} className="absolute top-2 right-2 max-md:top-0.5 max-md:right-0.5">
          <HiddenField name="id" value={view.id} />
          <HiddenField name="returnTo" value={returnTo} />
          <SubmitButton
            variant="ghost"
            size="xs"
            square
            aria-label={t('close', { name: view.title })}
            icon={<X aria-hidden="true" size={14} strokeWidth={1.75} />}
          />
        </ActionForm>
      )}
    </article>
  );
}

function Body({ view, children }: { view: NotificationView; children: ReactNode }) {
  const look = 'block hover:bg-base-content/3 focus-visible:outline-offset-[-2px] rounded-xl';
  if (view.reportHref) {
    return (
      <a href={view.reportHref} download className={look}>
        {children}
      </a>
    );
  }
  return (
    <Link href={view.href} prefetch={false} className={look}>
      {children}
    </Link>
  );
}

function Summary({ view, isFloating }: Pick<NotificationCardProps, 'view' | 'isFloating'>) {
  const t = useTranslations('notifications.card');
  const format = useFormatter();
  const tone = TONES[view.color];
  const spare = isFloating && 'max-md:hidden';
  return (
    <span className={classNames('flex items-start gap-3 p-3.5', isFloating && 'max-md:py-2.5')}>
      <span className={classNames('mt-0.5 grid size-7 shrink-0 place-items-center rounded-full', tone.chip)}>
        <StateIcon view={view} />
      </span>
      <span className="block min-w-0 grow">
        <span
          className={classNames(
            'flex items-baseline justify-between gap-2',
            view.closable && 'pr-7 max-md:pr-10',
          )}
        >
          <span className="truncate text-body font-medium">{view.title}</span>
          {view.kind === 'progress' && (
            <span className="num text-body font-semibold">
              {format.number(view.percent / 100, { style: 'percent' })}
            </span>
          )}
        </span>
        {view.kind === 'progress' && (
          <progress
            aria-label={t('progress', { name: view.title })}
            value={view.state === 'receiving' ? undefined : view.percent}
            max={100}
            className={classNames('progress mt-2 block h-1.5', tone.bar)}
          />
        )}
        <span className="num mt-1.5 flex flex-wrap justify-between gap-x-3 text-note text-base-content/75">
          {view.kind === 'progress' && view.total > 0 && (
            <span className={classNames(view.detail && spare)}>{rowsText(view, t, format)}</span>
          )}
          {view.detail && <span className="min-w-0">{view.detail}</span>}
        </span>
        {view.reportHref && (
          <span
            className={classNames(
              'mt-1.5 flex items-center gap-1.5 text-small font-medium text-primary',
              spare,
            )}
          >
            <Download aria-hidden="true" size={14} strokeWidth={1.75} />
            {view.work === 'import' ? t('download') : t('downloadRefused')}
          </span>
        )}
      </span>
    </span>
  );
}

function rowsText(
  view: NotificationView,
  t: ReturnType<typeof useTranslations<'notifications.card'>>,
  format: ReturnType<typeof useFormatter>,
): string {
  const processed = format.number(view.processed);
  const isImport = view.work === 'import';
  return isGoingOn(view)
    ? t(isImport ? 'rowsOf' : 'contactsOf', { processed, total: format.number(view.total) })
    : t(isImport ? 'rows' : 'contacts', { count: view.processed, processed });
}

function StateIcon({ view }: { view: NotificationView }) {
  const Icon = iconOf(view);
  return <Icon aria-hidden="true" size={14} strokeWidth={1.75} />;
}

function iconOf(view: NotificationView) {
  if (view.kind === 'interrupted') return RotateCw;
  if (view.kind === 'waiting') return Hourglass;
  if (isGoingOn(view)) return view.work === 'import' ? FileUp : ListChecks;
  if (view.color === 'green') return CircleCheck;
  return view.color === 'red' ? CircleX : TriangleAlert;
}
