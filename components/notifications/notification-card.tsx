import {
  CalendarClock,
  CircleCheck,
  CircleX,
  Download,
  FileUp,
  Hourglass,
  ListChecks,
  RotateCw,
  TriangleAlert,
  UserRoundX,
  Webhook,
  X,
} from 'lucide-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { classNames } from '../ui/class-names.ts';
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

/**
 * One notification. Of a run it says how far it is and its balance, and its body leads to the report or to the run's page; of
 * what stands it leads to where that is settled.
 */
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
        {view.kind === 'progress' && view.progress && (
          <span className={classNames('block', isFloating && 'max-md:hidden')}>
            <NotificationBalance counts={view.progress.counts} />
          </span>
        )}
      </Body>
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
    </article>
  );
}

function Body({ view, children }: { view: NotificationView; children: ReactNode }) {
  const look = 'block hover:bg-base-content/3 focus-visible:outline-offset-[-2px] rounded-xl';
  const report = view.progress?.report;
  if (report) {
    return (
      <a href={report.href} download className={look}>
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
  const progress = view.kind === 'progress' ? view.progress : null;
  const report = view.progress?.report;
  return (
    <span className={classNames('flex items-start gap-3 p-3.5', isFloating && 'max-md:py-2.5')}>
      <span className={classNames('mt-0.5 grid size-7 shrink-0 place-items-center rounded-full', tone.chip)}>
        <StateIcon view={view} />
      </span>
      <span className="block min-w-0 grow">
        <span className="flex items-baseline justify-between gap-2 pr-7 max-md:pr-10">
          <span className={classNames('text-body font-medium', view.progress && 'truncate')}>
            {view.title}
          </span>
          {progress && (
            <span className="num text-body font-semibold">
              {format.number(progress.percent / 100, { style: 'percent' })}
            </span>
          )}
        </span>
        {progress && (
          <progress
            aria-label={t('progress', { name: view.title })}
            value={progress.isReceiving ? undefined : progress.percent}
            max={100}
            className={classNames('progress mt-2 block h-1.5', tone.bar)}
          />
        )}
        <span className="num mt-1.5 flex flex-wrap justify-between gap-x-3 text-note text-base-content/75">
          {progress?.amount && <span className={classNames(view.detail && spare)}>{progress.amount}</span>}
          {view.detail && <span className="min-w-0">{view.detail}</span>}
        </span>
        {report && (
          <span
            className={classNames(
              'mt-1.5 flex items-center gap-1.5 text-small font-medium text-primary',
              spare,
            )}
          >
            <Download aria-hidden="true" size={14} strokeWidth={1.75} />
            {report.label}
          </span>
        )}
      </span>
    </span>
  );
}

function StateIcon({ view }: { view: NotificationView }) {
  const Icon = iconOf(view);
  return <Icon aria-hidden="true" size={14} strokeWidth={1.75} />;
}

const ICONS = {
  file: FileUp,
  list: ListChecks,
  portfolio: UserRoundX,
  webhook: Webhook,
  calendar: CalendarClock,
} as const;

function iconOf(view: NotificationView) {
  if (view.kind === 'interrupted') return RotateCw;
  if (view.kind === 'waiting') return Hourglass;
  if (view.kind === 'standing' || isGoingOn(view)) return ICONS[view.icon];
  if (view.color === 'green') return CircleCheck;
  return view.color === 'red' ? CircleX : TriangleAlert;
}
