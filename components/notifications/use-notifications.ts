'use client';

import { useEffect, useRef, useState } from 'react';
import { DESK_EVENT, DESK_PAGE, type DeskCounts } from '../desk/desk-live.tsx';
import { isGoingOn, type NotificationView } from './notification-view.ts';

const WHILE_RUNNING = 2_000;
const ON_THE_DESK = 4_000;
const OTHERWISE = 15_000;

/**
 * What the server sent with the page, kept fresh: asks every two seconds while something runs, every four on the desk, every
 * fifteen otherwise, not at all while nobody looks or after the session has ended.
 */
export function useNotifications(initial: NotificationView[]): NotificationView[] {
  const [views, setViews] = useState(initial);
  const [sent, setSent] = useState(initial);
  if (sent !== initial) {
    setSent(initial);
    setViews(initial);
  }

  const latest = useRef(views);
  latest.current = views;

  useEffect(() => poll(() => latest.current, setViews), []);
  return views;
}

/** Starts polling; the returned function ends it. */
function poll(current: () => NotificationView[], show: (views: NotificationView[]) => void): () => void {
  const ending = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ask = async () => {
    const views = await fetchViews(ending.signal);
    if (ending.signal.aborted || views === 'signed-out') return;
    if (views) show(views);
    schedule();
  };
  const schedule = () => {
    clearTimeout(timer);
    if (document.hidden) return;
    timer = setTimeout(ask, current().some(isGoingOn) ? WHILE_RUNNING : unhurried());
  };
  const onVisibility = () => {
    clearTimeout(timer);
    if (!document.hidden) void ask();
  };

  document.addEventListener('visibilitychange', onVisibility, { signal: ending.signal });
  schedule();
  return () => {
    clearTimeout(timer);
    ending.abort();
  };
}

function unhurried(): number {
  return document.querySelector(`[${DESK_PAGE}]`) ? ON_THE_DESK : OTHERWISE;
}

/** null when the server could not be reached or failed: what is shown stays, and the next turn asks again. */
async function fetchViews(signal: AbortSignal): Promise<NotificationView[] | 'signed-out' | null> {
  try {
    const response = await fetch('/api/notifications', { signal, headers: { accept: 'application/json' } });
    if (response.status === 401) return 'signed-out';
    if (!response.ok) return null;
    const body: { items: NotificationView[]; desk: DeskCounts } = await response.json();
    window.dispatchEvent(new CustomEvent(DESK_EVENT, { detail: body.desk }));
    return body.items;
  } catch {
    return null;
  }
}
