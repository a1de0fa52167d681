/** A run as its user sees it: what a card, the bell and `GET /api/notifications` show. Texts are translated already. */
export interface NotificationView {
  id: number;
  runId: number;
  kind: 'progress' | 'interrupted';
  color: 'yellow' | 'green' | 'red';
  state: 'receiving' | 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';
  /** The file's name. */
  title: string;
  /** 0 to 100. */
  percent: number;
  processed: number;
  total: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  /** One line: time remaining, or why it failed. */
  detail: string;
  /** The error report, where there is one. */
  reportHref: string | null;
  /** The run's own page. */
  href: string;
  closable: boolean;
}

/** Whether the run still goes on, so that what is shown will change by itself. */
export function isGoingOn(view: Pick<NotificationView, 'state'>): boolean {
  return view.state === 'receiving' || view.state === 'queued' || view.state === 'running';
}
