import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type Tone = 'neutral' | 'primary' | 'info' | 'success' | 'warning' | 'error' | 'accent';

/** A word about a thing: a tag, a state. marks.css draws it: lists show it by the hundred. */
export function Badge({
  tone = 'neutral',
  icon,
  children,
  className,
}: {
  tone?: Tone;
  icon?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  const look = classNames('badge', tone !== 'neutral' && `badge-${tone}`, className);
  if (!icon) return <span className={look}>{children}</span>;
  return (
    <span className={classNames(look, 'badge-with-icon')}>
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
