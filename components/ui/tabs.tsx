import Link from 'next/link';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface Tab {
  href: string;
  label: ReactNode;
  current?: boolean;
  count?: ReactNode;
}

/** Views of one thing, as links: each has its address. */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  return (
    <nav aria-label={label} className="overflow-x-auto border-b border-base-300">
      <ul className="flex gap-1 max-md:flex-wrap">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              prefetch={false}
              aria-current={tab.current ? 'page' : undefined}
              className={classNames(
                '-mb-px flex h-9 items-center gap-1.5 border-b-2 px-3 text-body whitespace-nowrap max-md:h-11',
                tab.current
                  ? 'border-base-content font-medium'
                  : 'border-transparent text-base-content/70 hover:border-base-300 hover:text-base-content',
              )}
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="num text-note text-base-content/70">{tab.count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
