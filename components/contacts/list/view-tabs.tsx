'use client';

import { Settings2, UsersRound } from 'lucide-react';
import Link from 'next/link';
import { classNames } from '#components/ui/class-names.ts';

interface ViewTabsProps {
  /** Those that everybody has come first, as numbers below 1. */
  tabs: readonly { id: number; href: string; name: string; isShared: boolean; isCurrent: boolean }[];
  words: { label: string; shared: string; manage: string };
}

/** The saved views over the list, the one that is being looked at marked. A leaf, as the bar below it is. */
export function ViewTabs({ tabs, words }: ViewTabsProps) {
  return (
    <nav aria-label={words.label} className="flex items-center gap-2 border-b border-base-300 px-2 sm:px-3">
      <ul className="flex min-w-0 grow gap-1 overflow-x-auto">
        {tabs.map(({ id, href, name, isShared, isCurrent }) => (
          <li key={id}>
            <Link
              href={href}
              prefetch={false}
              aria-current={isCurrent ? 'page' : undefined}
              className={classNames(
                'flex h-9 items-center gap-1.5 border-b-2 px-2.5 text-body whitespace-nowrap max-md:h-11',
                isCurrent
                  ? 'border-primary font-medium'
                  : 'border-transparent text-base-content/75 hover:border-base-300 hover:text-base-content',
              )}
            >
              <span className="max-w-56 truncate">{name}</span>
              {isShared && (
                <UsersRound
                  role="img"
                  aria-label={words.shared}
                  size={12}
                  strokeWidth={1.75}
                  className="shrink-0 text-base-content/60"
                />
              )}
            </Link>
          </li>
        ))}
      </ul>
      <Link
        href="/contacts/views"
        prefetch={false}
        aria-label={words.manage}
        title={words.manage}
        className="grid size-8 shrink-0 place-items-center rounded hover:bg-base-content/8 max-md:size-11"
      >
        <Settings2 aria-hidden="true" size={15} strokeWidth={1.75} />
      </Link>
    </nav>
  );
}
