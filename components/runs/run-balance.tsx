import Link from 'next/link';
import type { ReactNode } from 'react';
import { classNames } from '#components/ui/class-names.ts';

const INKS = { good: 'text-success', plain: '', bad: 'text-error' } as const;

export interface Figure {
  name: string;
  count: number;
  label: string;
  tone: keyof typeof INKS;
  /** Where what it counts can be seen. */
  href?: string;
}

interface RunBalanceProps {
  figures: readonly Figure[];
  format: (value: number) => string;
  large?: boolean;
}

/** What became of rows or contacts, figures in fixed columns. */
export function RunBalance({ figures, format, large }: RunBalanceProps) {
  return (
    <dl
      className={classNames(
        'grid auto-cols-fr grid-flow-col text-center',
        large ? 'w-full divide-x divide-base-300' : 'w-full gap-x-2 sm:w-84',
      )}
    >
      {figures.map(({ name, count, label, tone, href }) => (
        <div
          key={name}
          className={classNames('flex flex-col-reverse', large ? 'px-1 py-3' : 'leading-tight')}
        >
          <dt className="truncate text-note text-base-content/70">{label}</dt>
          <dd
            className={classNames(
              'num font-semibold',
              large ? 'text-title' : 'text-body',
              count > 0 ? INKS[tone] : 'font-normal text-base-content/65',
            )}
          >
            <Counted href={count > 0 ? href : undefined}>{format(count)}</Counted>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Counted({ href, children }: { href?: string; children: ReactNode }) {
  if (!href) return children;
  return (
    <Link
      href={href}
      prefetch={false}
      className="rounded underline decoration-1 underline-offset-3 hover:decoration-2"
    >
      {children}
    </Link>
  );
}
