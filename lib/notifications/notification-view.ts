import { bulkTitle } from '#lib/bulk/bulk-title.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Translate } from '#lib/i18n/translate.ts';
import { waitWords } from '#lib/i18n/wait-words.ts';
import { paceWords } from '#lib/imports/pace-words.ts';
import type { Notification } from './list-notifications.ts';

/** An alert in the words of its reader, ready to be drawn. */
export interface NotificationView {
  id: number;
  runId: number;
  kind: Notification['kind'];
  color: Notification['color'];
  state: Notification['state'];
  /** What is counted: the rows of a file, or contacts. */
  work: 'import' | 'bulk';
  title: string;
  percent: number;
  processed: number;
  total: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  detail: string;
  /** Where clicking the body leads: the report while it exists. */
  reportHref: string | null;
  href: string;
  closable: boolean;
}

/** Adds words and links to an alert. */
export function notificationView(
  alert: Notification,
  t: Translate,
  locale: Actor['locale'],
): NotificationView {
  const { read, pace, reason, reasonDetail, hasReport, about, waitingFor, waitedFor, ...rest } = alert;
  const isImport = 'fileName' in about;
  const href = isImport ? `/imports/${alert.runId}` : `/runs/${alert.runId}`;
  const report = isImport ? 'errors.csv' : 'refused.csv';
  const ended = alert.state === 'completed' || alert.state === 'failed' || alert.state === 'cancelled';
  return {
    ...rest,
    work: isImport ? 'import' : 'bulk',
    title: isImport ? about.fileName : bulkTitle(about, t),
    detail: detail(alert, t, locale),
    reportHref: ended && hasReport && alert.kind === 'progress' ? `${href}/${report}` : null,
    href,
    closable: true,
  };
}

function detail(alert: Notification, t: Translate, locale: Actor['locale']): string {
  const words = 'fileName' in alert.about ? 'notifications.detail' : 'notifications.bulk';
  if (alert.kind === 'interrupted') return t(`${words}.interrupted`);
  if (alert.kind === 'waiting' || alert.waitingFor)
    return waitWords(alert, t) ?? t('notifications.detail.waiting');
  if (alert.state === 'failed') return t(`errors.${alert.reason ?? 'unexpected'}`, alert.reasonDetail ?? {});
  if (alert.state === 'cancelled') return t(`${words}.cancelled`);
  if (alert.state === 'completed') {
    if (alert.rejected === 0) return t(`${words}.all`, { count: alert.processed });
    if (alert.rejected >= alert.processed) return t(`${words}.none`, { count: alert.processed });
    return t(`${words}.some`, { count: alert.rejected });
  }
  return paceWords(alert.pace, t, locale) ?? t('notifications.detail.waiting');
}
