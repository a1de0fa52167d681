import type { AppointmentView } from '#lib/appointments/appointment.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { RunColor } from '#lib/core/runs/run-color.ts';
import type { RunCount, RunViewKind } from '#lib/core/runs/run-view-kind.ts';
import type { Translate } from '#lib/core/translate.ts';
import type { Reader } from '#lib/format/format-date.ts';
import { formatMoment } from '#lib/format/format-moment.ts';
import { waitWords } from '#lib/i18n/wait-words.ts';
import { paceWords } from '#lib/runs/pace-words.ts';
import { paceOf } from '#lib/runs/run-pace.ts';
import { countWord, type RunView } from '#lib/runs/run-view.ts';
import type { Notification, Standing } from './list-notifications.ts';

export interface NotificationView {
  id: number;
  /** `standing` ones stay on the bell and its page; the others also in the strip. */
  kind: 'progress' | 'interrupted' | 'waiting' | 'standing';
  color: RunColor;
  icon: RunViewKind['icon'] | 'portfolio' | 'webhook' | 'calendar';
  title: string;
  detail: string;
  href: string;
  progress: RunProgress | null;
  /** Said aloud when the run has ended. */
  ended: string;
}

export interface RunProgress {
  goesOn: boolean;
  isReceiving: boolean;
  percent: number;
  /** `12 de 300 linhas`; blank before anything is known. */
  amount: string;
  counts: (RunCount & { label: string })[];
  /** Where clicking the body leads, while the report exists, and what it is called. */
  report: { href: string; label: string } | null;
}

export function notificationView(notification: Notification, t: Translate, reader: Reader): NotificationView {
  if ('run' in notification)
    return ofRun(notification.id, notification.kind, notification.run, t, reader.locale);
  return 'appointment' in notification
    ? ofAppointment(notification.id, notification.appointment, t, reader)
    : ofStanding(notification.id, notification, t);
}

function ofRun(
  id: number,
  kind: 'progress' | 'interrupted' | 'waiting',
  run: RunView,
  t: Translate,
  locale: Actor['locale'],
): NotificationView {
  const title = run.title(t);
  const said = Object.fromEntries(run.counts.map(({ name, count }) => [name, count]));
  return {
    id,
    kind,
    color: kind === 'progress' ? run.color : 'yellow',
    icon: run.icon,
    title,
    detail: detail(kind, run, t, locale),
    href: run.href,
    progress: {
      goesOn: run.finishedAt === null,
      isReceiving: run.state === 'receiving',
      percent: Math.floor(run.permille / 10),
      amount: amount(run, t),
      counts: run.counts.map((count) => ({ ...count, label: countWord(run, count, t) })),
      report:
        kind === 'progress' && run.reportHref
          ? { href: run.reportHref, label: words(run, 'report', t) }
          : null,
    },
    ended: words(run, 'ended', t, { name: title, color: run.color, ...said }),
  };
}

function words(
  { kind }: RunView,
  key: string,
  t: Translate,
  params?: Record<string, string | number>,
): string {
  return t(`runs.kinds.${kind}.${key}`, params);
}

function amount(run: RunView, t: Translate): string {
  const total = Math.max(run.total, run.processed);
  if (total === 0) return '';
  return run.finishedAt === null
    ? words(run, 'progress', t, { processed: run.processed, total })
    : words(run, 'amount', t, { count: run.processed });
}

function detail(kind: NotificationView['kind'], run: RunView, t: Translate, locale: Actor['locale']): string {
  if (kind === 'interrupted') return words(run, 'interrupted', t);
  if (kind === 'waiting' || run.waitingFor) return waitWords(run, t) ?? t('runs.waiting');
  if (run.state === 'failed') return t(`errors.${run.reason ?? 'unexpected'}`, run.reasonDetail ?? {});
  if (run.state === 'cancelled') return words(run, 'cancelled', t);
  if (run.state === 'completed') {
    if (run.rejected === 0) return words(run, 'all', t, { count: run.processed });
    if (run.rejected >= run.processed) return words(run, 'none', t, { count: run.processed });
    return words(run, 'some', t, { count: run.rejected });
  }
  const pace = run.state === 'running' ? paceOf(run) : null;
  return paceWords(pace, t, locale) ?? t('runs.waiting');
}

function ofStanding(id: number, { kind, subject, detail: counts }: Standing, t: Translate): NotificationView {
  const name = subject.name ?? t('audit.someone');
  return {
    id,
    kind: 'standing',
    color: 'red',
    icon: kind === 'webhook_stopped' ? 'webhook' : 'portfolio',
    title: t(`notifications.standing.${kind}.title`, { name }),
    detail: t(`notifications.standing.${kind}.detail`, { ...counts }),
    href: STANDING_HREF[kind](subject.id),
    progress: null,
    ended: '',
  };
}

function ofAppointment(id: number, one: AppointmentView, t: Translate, reader: Reader): NotificationView {
  const facts = [formatMoment(one.startsAt, reader), one.channel?.name, one.service?.name];
  return {
    id,
    kind: 'standing',
    color: 'yellow',
    icon: 'calendar',
    title: t('appointments.withNamed', { name: one.contact.name }),
    detail: facts.filter(Boolean).join(' · '),
    href: `/appointments/${one.id}`,
    progress: null,
    ended: '',
  };
}

const STANDING_HREF: Record<Standing['kind'], (subjectId: number) => string> = {
  portfolio_broken: (userId) => `/settings/users/${userId}/portfolio`,
  portfolio_without_phone: (userId) => `/contacts?owner=${userId}&flow=follow_me`,
  queue_archived: (serviceId) => `/settings/services/${serviceId}`,
  queue_without_mailbox: (serviceId) => `/settings/services/${serviceId}`,
  counter_mended: (userId) => `/settings/users/${userId}`,
  webhook_stopped: (endpointId) => `/settings/webhooks/${endpointId}`,
};
