import type { NotificationView } from '#lib/notifications/notification-view.ts';

export type { NotificationView };

/** Whether the run still goes on, so that what is shown will change by itself. */
export function isGoingOn(view: Pick<NotificationView, 'state'>): boolean {
  return view.state === 'receiving' || view.state === 'queued' || view.state === 'running';
}
