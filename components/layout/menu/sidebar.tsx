'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { buttonClass } from '#components/ui/button-class.ts';
import { Brand } from './brand.tsx';
import { MENU_ID } from './menu-id.ts';
import { NavLink } from './nav-link.tsx';
import { NAVIGATION_ICONS, type NavigationName } from './navigation-icons.ts';

export interface NavigationEntry {
  href: string;
  name: NavigationName;
  /** Other pages that belong to it. */
  also?: readonly string[];
}

interface SidebarProps {
  organization: string;
  entries: readonly NavigationEntry[];
  /** Who is signed in, at the foot. */
  children: ReactNode;
}

/**
 * Where one can go. Beside the page where there is room; elsewhere a popover that the menu button opens, so that it
 * works, closes on Escape and traps nothing without a line of script. Drawn from data: it stands on every page.
 */
export function Sidebar({ organization, entries, children }: SidebarProps) {
  const t = useTranslations('common.shell');
  const label = useTranslations('common.nav');
  return (
    <aside
      id={MENU_ID}
      popover="auto"
      className="fixed inset-y-0 left-0 m-0 h-dvh max-h-none w-72 max-w-[85vw] flex-col overflow-y-auto border-0 border-r border-base-300 bg-base-200 p-3 text-base-content backdrop:bg-black/40 open:flex lg:sticky lg:inset-auto lg:top-0 lg:flex lg:w-58 lg:shrink-0 print:hidden"
    >
      <div className="mb-3 flex items-center justify-between gap-2 px-1.5">
        <Brand organization={organization} />
        <button
          type="button"
          popoverTarget={MENU_ID}
          popoverTargetAction="hide"
          aria-label={t('closeMenu')}
          className={buttonClass({ variant: 'ghost', square: true, className: 'lg:hidden' })}
        >
          <X aria-hidden="true" size={18} strokeWidth={1.75} />
        </button>
      </div>
      <nav aria-label={t('navigation')}>
        <ul className="flex flex-col gap-0.5">
          {entries.map(({ href, name, also }) => (
            <li key={href}>
              <NavLink href={href} label={label(name)} icon={NAVIGATION_ICONS[name]} also={also} />
            </li>
          ))}
        </ul>
      </nav>
      <div className="mt-auto pt-4">{children}</div>
    </aside>
  );
}
