import { Settings2, UsersRound } from 'lucide-react';
import Link from 'next/link';
import { classNames } from '#components/ui/class-names.ts';
import type { SavedView } from '#lib/contacts/views/view-fields.ts';
import type { Words } from '#lib/i18n/get-translations.ts';

interface ViewTabsProps {
  views: readonly SavedView[];
  /** What is being looked at, as a view would keep it. */
  current: string;
  t: Words;
}

/** The saved views over the list, the one that is being looked at marked. */
export function ViewTabs({ views, current, t }: ViewTabsProps) {
  return (
    <nav
      aria-label={t('contactList.views.label')}
      className="flex items-center gap-2 border-b border-base-300 px-2 sm:px-3"
    >
      <ul className="flex min-w-0 grow gap-1 overflow-x-auto">
        <Tab href="/contacts" isCurrent={current === ''}>
          {t('contactList.views.everything')}
        </Tab>
        {views.map(({ id, name, shared, query }) => (
          <Tab
            key={id}
            href={query ? `/contacts?${query}` : '/contacts'}
            isCurrent={query !== '' && query === current}
          >
            <span className="max-w-56 truncate">{name}</span>
            {shared && (
              <UsersRound
                role="img"
                aria-label={t('contactList.views.sharedBadge')}
                size={12}
                strokeWidth={1.75}
                className="shrink-0 text-base-content/60"
              />
            )}
          </Tab>
        ))}
      </ul>
      <Link
        href="/contacts/views"
        prefetch={false}
        aria-label={t('contactList.views.manage')}
        title={t('contactList.views.manage')}
        className="grid size-8 shrink-0 place-items-center rounded hover:bg-base-content/8 max-md:size-11"
      >
        <Settings2 aria-hidden="true" size={15} strokeWidth={1.75} />
      </Link>
    </nav>
  );
}

function Tab({ href, isCurrent, children }: { href: string; isCurrent: boolean; children: React.ReactNode }) {
  return (
    <li>
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
        {children}
      </Link>
    </li>
  );
}
