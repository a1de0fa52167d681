import type { ReactNode } from 'react';

/** Bars that can be told apart at a glance, drawn by contact-table.css, and the word. */
export function PriorityMark({ level, children }: { level: string; children: ReactNode }) {
  return <span className={`priority-mark priority-${level}`}>{children}</span>;
}
