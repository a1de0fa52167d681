import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

interface SectionProps {
  title: ReactNode;
  hint?: ReactNode;
  children: ReactNode;
  className?: string;
  id?: string;
}

/** A titled part of a form or page: words to the left, content to the right where there is room. */
export function Section({ title, hint, children, className, id }: SectionProps) {
  return (
    <section
      id={id}
      className={classNames(
        'grid gap-x-8 gap-y-3 border-b border-base-300 py-6 first-of-type:pt-0 last-of-type:border-0 lg:grid-cols-[14rem_minmax(0,1fr)]',
        className,
      )}
    >
      <div>
        <h2 className="text-body font-semibold">{title}</h2>
        {hint && <p className="mt-1 text-small text-base-content/70">{hint}</p>}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
