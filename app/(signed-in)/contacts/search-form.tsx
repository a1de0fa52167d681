import { Search, X } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { InstantSearch } from '#components/contacts/instant-search.tsx';
import { type ContactListQuery, filteredHref } from './contact-list-query.ts';
import { QueryFields } from './query-fields.tsx';

/** The search, which keeps everything else of the list's look. */
export function SearchForm({ query }: { query: ContactListQuery }) {
  const t = useTranslations('contacts.search');
  return (
    <search className="w-full sm:w-88">
      <form action="/contacts">
        <QueryFields query={{ ...query, filters: { ...query.filters, search: undefined } }} />
        <div className="input h-8 w-full gap-1 bg-base-100 pr-1 pl-2.5 text-body">
          <button
            type="submit"
            aria-label={t('submit')}
            className="-ml-1 grid size-6 place-items-center rounded"
          >
            <Search aria-hidden="true" size={14} strokeWidth={1.75} className="text-base-content/70" />
          </button>
          <InstantSearch
            id="search-field"
            name="search"
            label={t('label')}
            placeholder={t('placeholder')}
            defaultValue={query.filters.search ?? ''}
            maxLength={200}
          />
          {query.filters.search ? (
            <Link
              href={filteredHref(query, { search: undefined })}
              prefetch={false}
              data-heir="search-field"
              aria-label={t('clear')}
              className="grid size-6 shrink-0 place-items-center rounded hover:bg-base-content/8"
            >
              <X aria-hidden="true" size={14} strokeWidth={1.75} />
            </Link>
          ) : (
            <span aria-hidden="true" className="kbd kbd-xs scripted-only max-md:hidden">
              /
            </span>
          )}
        </div>
      </form>
    </search>
  );
}
