import Link from 'next/link';
import type { ReactNode } from 'react';
import { classNames } from '../ui/class-names.ts';

interface StatTileProps {
  /** The list of what it counts. */
  href: string;
  label: ReactNode;
  value: ReactNode;
  note?: ReactNode;
  tone?: 'warning';
}

/** One figure one should know. */
export function StatTile({ href, label, value, note, tone }: StatTileProps) {
  return (
    <div className="relative flex min-w-0 flex-col bg-base-100 p-4 max-lg:last:odd:col-span-2 hover:bg-base-200 has-[a:focus-visible]:bg-base-200">
      <dt className="text-small text-base-content/75">{label}</dt>
      <dd className="mt-1">
        <Link
          href={href}
          prefetch={false}
          className="num block text-[1.71rem] leading-tight font-semibold tracking-tight after:absolute after:inset-0"
        >
          {value}
        </Link>
        {note && (
          <span
            className={classNames(
              'mt-1 block text-note',
              tone === 'warning' ? 'text-warning-text' : 'text-base-content/70',
            )}
          >
            {note}
          </span>
        )}
      </dd>
    </div>
  );
}
