import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** A bordered box on the page. */
export function Card({
  children,
  className,
  flush,
}: {
  children: ReactNode;
  className?: string;
  flush?: boolean;
}) {
  return (
    <section
      className={classNames(
        'min-w-0 rounded-box border border-base-300 bg-base-100',
        !flush && 'p-4',
        className,
      )}
    >
      {children}
    </section>
  );
}

export function CardTitle({
  children,
  hint,
  action,
}: {
  children: ReactNode;
  hint?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="mb-3 flex items-start justify-between gap-3">
      <div className="min-w-0">
        <h2 className="text-body font-semibold">{children}</h2>
        {hint && <p className="mt-0.5 text-small text-base-content/70">{hint}</p>}
      </div>
      {action}
    </div>
  );
}
