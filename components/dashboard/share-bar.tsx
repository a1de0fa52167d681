import Link from 'next/link';
import type { ReactNode } from 'react';

interface ShareBarProps {
  /** The list of what it counts. */
  href: string;
  label: ReactNode;
  /** Accessible name of the bar itself. */
  name: string;
  value: number;
  max: number;
  shown: ReactNode;
  tone?: 'primary' | 'warning';
}

/** What part of the whole has something. */
export function ShareBar({ href, label, name, value, max, shown, tone = 'primary' }: ShareBarProps) {
  return (
    <li className="relative">
      <div className="flex items-baseline justify-between gap-3 text-body">
        <Link
          href={href}
          prefetch={false}
          className="min-w-0 truncate rounded underline-offset-2 after:absolute after:-inset-1 hover:underline"
        >
          {label}
        </Link>
        <span className="num shrink-0 text-small text-base-content/75">{shown}</span>
      </div>
      <progress
        aria-label={name}
        value={value}
        max={Math.max(max, 1)}
        className={`progress mt-1.5 block h-1.5 ${tone === 'primary' ? 'progress-primary' : 'progress-warning'}`}
      />
    </li>
  );
}
