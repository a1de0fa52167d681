import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type AlertTone = 'info' | 'success' | 'warning' | 'error';

const LOOKS = {
  info: { icon: Info, box: 'border-info/35 bg-info/8', ink: 'text-info' },
  success: { icon: CircleCheck, box: 'border-success/35 bg-success/8', ink: 'text-success' },
  warning: { icon: TriangleAlert, box: 'border-warning/60 bg-warning/10', ink: 'text-warning-text' },
  error: { icon: CircleAlert, box: 'border-error/35 bg-error/8', ink: 'text-error' },
} as const;

interface AlertProps {
  tone?: AlertTone;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
  /** `alert` and `status` are read out when they appear; a note that was always there needs neither. */
  role?: 'alert' | 'status';
}

/** Something the page wants known before one goes on. */
export function Alert({ tone = 'info', title, children, actions, className, role }: AlertProps) {
  const { icon: Icon, box, ink } = LOOKS[tone];
  return (
    <div
      role={role}
      className={classNames('flex items-start gap-2.5 rounded-box border p-3.5', box, className)}
    >
      <Icon aria-hidden="true" size={16} strokeWidth={1.75} className={classNames('mt-0.5 shrink-0', ink)} />
      <div className="min-w-0 grow text-small">
        {title && <p className="text-body font-medium">{title}</p>}
        {children && <div className={title ? 'mt-0.5 text-base-content/80' : undefined}>{children}</div>}
        {actions && <div className="mt-2.5 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
