import type { NotificationView, RunProgress } from '#lib/notifications/notification-view.ts';

export type { NotificationView, RunProgress };

/** Whether the run still goes on, so that what is shown will change by itself. */
export function isGoingOn({ progress }: Pick<NotificationView, 'progress'>): boolean {
  return progress?.goesOn ?? false;
}
