import { Search, X } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { InstantSearch } from '#components/contacts/instant-search.tsx';
import { buttonClass } from '#components/ui/button-class.ts';
import { classNames } from '#components/ui/class-names.ts';
import { type ContactListQuery, contactsHref, STATES } from './contact-list-query.ts';

/** Search and filters: one GET form and links, so that every view has its address. */
export function FilterBar({ query }: { query: ContactListQuery }) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-base-300 bg-base-200/60 px-4 py-2.5 sm:px-5">
      <SearchForm query={query} />
      <StateLinks query={query} />
      {query.tag && <TagChip query={query} />}
    </div>
  );
}

function SearchForm({ query }: { query: ContactListQuery }) {
  const t = useTranslations('contacts.search');
  return (
    <search className="w-full sm:w-88">
      <form action="/contacts">
        {query.state !== 'active' && <input type="hidden" name="state" value={query.state} />}
        {query.tag && <input type="hidden" name="tag" value={query.tag} />}
        <div className="input h-8 w-full gap-1 bg-base-100 pr-1 pl-2.5 text-body">
          <button
            type="submit"
            aria-label={t('submit')}
            className="-ml-1 grid size-6 place-items-center rounded"
          >
            <Search aria-hidden="true" size={14} strokeWidth={1.75} className="text-base-content/70" />
          </button>
          <InstantSearch
            name="q"
            label={t('label')}
            placeholder={t('placeholder')}
            defaultValue={query.q}
            maxLength={200}
          />
          {query.q ? (
            <Link
              href={contactsHref(query, { q: '' })}
              prefetch={false}
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

function StateLinks({ query }: { query: ContactListQuery }) {
  const t = useTranslations('contacts.states');
  return (
    <nav aria-label={t('label')} className="join max-sm:flex max-sm:w-full">
      {STATES.map((state) => (
        <Link
          key={state}
          href={contactsHref(query, { state })}
          prefetch={false}
          aria-current={state === query.state ? 'page' : undefined}
          className={buttonClass({
            className: classNames(
              'join-item h-8 px-2.5 max-sm:grow',
              state === query.state && 'bg-base-content/8',
            ),
          })}
        >
          {t(state)}
        </Link>
      ))}
    </nav>
  );
}

function TagChip({ query }: { query: ContactListQuery }) {
  const t = useTranslations('contacts');
  return (
    <span className="inline-flex h-8 max-w-full items-center gap-1 rounded-field border border-base-300 bg-base-100 pr-1 pl-2.5 text-small max-md:h-11">
      <span className="text-base-content/70">{t('fields.tag')}</span>
      <span className="truncate font-medium">{query.tag}</span>
      <Link
        href={contactsHref(query, { tag: '' })}
        prefetch={false}
        aria-label={t('search.removeTag')}
        className="grid size-6 shrink-0 place-items-center rounded hover:bg-base-content/8 max-md:size-10"
      >
        <X aria-hidden="true" size={12} strokeWidth={1.75} />
      </Link>
    </span>
  );
}
