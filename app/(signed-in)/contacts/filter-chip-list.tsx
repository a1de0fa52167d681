import { X } from 'lucide-react';
import Link from 'next/link';
import type { Words } from '#lib/i18n/get-translations.ts';
import { type ContactListQuery, contactsHref, filteredHref } from './contact-list-query.ts';
import type { FilterChip } from './filter-chips.ts';

interface FilterChipListProps {
  chips: readonly FilterChip[];
  query: ContactListQuery;
  t: Words;
}

/** What narrows the list, each with the way to remove it. */
export function FilterChipList({ chips, query, t }: FilterChipListProps) {
  const { active, search } = query.filters;
  return (
    <section
      id="chips"
      aria-label={t('contactList.filters.chips')}
      data-heir="filters-link"
      className="flex flex-wrap items-center gap-2 border-b border-base-300 bg-base-200/60 px-4 pb-2.5 sm:px-5"
    >
      <ul className="contents">
        {chips.map(({ label, value, names }) => (
          <li
            key={names.join(' ')}
            className="inline-flex h-7 max-w-full items-center gap-1 rounded-field border border-base-300 bg-base-100 pr-0.5 pl-2.5 text-small max-md:h-11"
          >
            <span className="shrink-0 text-base-content/70">{label}</span>
            <span className="truncate font-medium" title={value}>
              {value}
            </span>
            <Link
              href={filteredHref(query, Object.fromEntries(names.map((name) => [name, undefined])))}
              prefetch={false}
              aria-label={t('contactList.filters.remove', { label, value })}
              className="grid size-6 shrink-0 place-items-center rounded hover:bg-base-content/8 max-md:size-10"
            >
              <X aria-hidden="true" size={12} strokeWidth={1.75} />
            </Link>
          </li>
        ))}
      </ul>
      <Link
        href={contactsHref(query, { filters: { active, search } })}
        prefetch={false}
        className="rounded px-1 py-1 text-small text-base-content/75 underline underline-offset-2 hover:text-base-content max-md:py-3"
      >
        {t('contactList.filters.clear')}
      </Link>
    </section>
  );
}
