import { Search, X } from 'lucide-react';
import Link from 'next/link';
import { InstantSearch } from '#components/contacts/instant-search.tsx';
import type { Words } from '#lib/i18n/get-translations.ts';
import { type ContactListQuery, filteredHref } from './contact-list-query.ts';
import { QueryFields } from './query-fields.tsx';

/** The search, which keeps everything else of the list's look. */
export function SearchForm({ query, t }: { query: ContactListQuery; t: Words }) {
  return (
    <search className="w-full sm:w-88">
      <form action="/contacts">
        <QueryFields query={{ ...query, filters: { ...query.filters, search: undefined } }} />
        <div className="input h-8 w-full gap-1 bg-base-100 pr-1 pl-2.5 text-body">
          <button
            type="submit"
            aria-label={t('contacts.search.submit')}
            className="-ml-1 grid size-6 place-items-center rounded"
          >
            <Search aria-hidden="true" size={14} strokeWidth={1.75} className="text-base-content/70" />
          </button>
          <InstantSearch
            id="search-field"
            name="search"
            label={t('contacts.search.label')}
            placeholder={t('contacts.search.placeholder')}
            defaultValue={query.filters.search ?? ''}
            maxLength={200}
          />
          {query.filters.search ? (
            <Link
              href={filteredHref(query, { search: undefined })}
              prefetch={false}
              data-heir="search-field"
              aria-label={t('contacts.search.clear')}
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
