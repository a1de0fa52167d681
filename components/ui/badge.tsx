import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type Tone = 'neutral' | 'primary' | 'info' | 'success' | 'warning' | 'error' | 'accent';

const TONES: Record<Tone, string> = {
  neutral: 'bg-base-content/6 text-base-content/80',
  primary: 'bg-primary/12 text-primary',
  info: 'bg-info/12 text-info',
  success: 'bg-success/12 text-success',
  warning: 'bg-warning/20 text-warning-text',
  error: 'bg-error/10 text-error',
  accent: 'bg-accent/15 text-accent-text',
};

/** A word about a thing: a tag, a state. */
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
  return (
    <span
      className={classNames(
        'inline-flex h-5 max-w-full items-center gap-1 rounded px-1.5 text-note font-medium whitespace-nowrap',
        TONES[tone],
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
