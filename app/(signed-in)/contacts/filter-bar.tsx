import { BookmarkPlus, Columns3, LayoutGrid, ListFilter, Rows3 } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '#components/ui/button-class.ts';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { LAYOUTS } from '#lib/contacts/views/list-look.ts';
import type { Words } from '#lib/i18n/get-translations.ts';
import {
  type ContactListQuery,
  contactListParameters,
  contactsHref,
  filteredHref,
} from './contact-list-query.ts';
import { SearchForm } from './search-form.tsx';

const STATES = [
  ['active', true],
  ['inactive', false],
  ['all', undefined],
] as const;

interface PartProps {
  query: ContactListQuery;
  t: Words;
}

interface FilterBarProps extends PartProps {
  mayBeSaved: boolean;
  /** What narrows the list stands below, in the same bar. */
  hasChips: boolean;
}

/** Search, state and what else changes the list's look: one GET form and links, so that every look has its address. */
export function FilterBar({ query, t, mayBeSaved, hasChips }: FilterBarProps) {
  return (
    <div
      className={classNames(
        'flex flex-wrap items-center gap-2 bg-base-200/60 px-4 py-2.5 sm:px-5',
        !hasChips && 'border-b border-base-300',
      )}
    >
      <SearchForm query={query} t={t} />
      <StateLinks query={query} t={t} />
      <PanelLink query={query} t={t} />
      <div className="ml-auto flex items-center gap-2">
        {mayBeSaved && <SaveLink query={query} t={t} />}
        <ColumnsLink query={query} t={t} />
        <LayoutLinks query={query} t={t} />
      </div>
    </div>
  );
}

function StateLinks({ query, t }: PartProps) {
  return (
    <nav
      aria-label={t('contacts.states.label')}
      // On a phone the panel offers it; what is unusual is shown there, too.
      className={classNames(
        'join max-sm:w-full',
        query.filters.active === true ? 'max-sm:hidden' : 'max-sm:flex',
      )}
    >
      {STATES.map(([state, active]) => (
        <Link
          key={state}
          href={filteredHref(query, { active })}
          prefetch={false}
          aria-current={active === query.filters.active ? 'page' : undefined}
          className={buttonClass({
            className: classNames(
              'join-item h-8 px-2.5 max-sm:grow',
              active === query.filters.active && 'bg-base-content/8',
            ),
          })}
        >
          {t(`contacts.states.${state}`)}
        </Link>
      ))}
    </nav>
  );
}

function PanelLink({ query, t }: PartProps) {
  return (
    <ButtonLink
      href={contactsHref(query, { isPanelOpen: !query.isPanelOpen })}
      variant="ghost"
      id="filters-link"
      aria-expanded={query.isPanelOpen}
      className={classNames('h-8', query.isPanelOpen && 'bg-base-content/8')}
      icon={<ListFilter aria-hidden="true" size={14} strokeWidth={1.75} />}
    >
      {t('contactList.filters.open')}
    </ButtonLink>
  );
}

function SaveLink({ query, t }: PartProps) {
  return (
    <ButtonLink
      href={`/contacts/views/new?${contactListParameters({ ...query, isPanelOpen: false })}`}
      variant="ghost"
      className="h-8"
      icon={<BookmarkPlus aria-hidden="true" size={14} strokeWidth={1.75} />}
    >
      {t('contactList.views.save')}
    </ButtonLink>
  );
}

function ColumnsLink({ query, t }: PartProps) {
  return (
    <ButtonLink
      href={`/contacts/columns?${contactListParameters({ ...query, after: undefined, before: undefined })}`}
      variant="ghost"
      square
      aria-label={t('contactList.columns.open')}
      title={t('contactList.columns.open')}
      className="size-8 max-md:hidden"
      icon={<Columns3 aria-hidden="true" size={15} strokeWidth={1.75} />}
    />
  );
}

const LAYOUT_ICONS = { list: Rows3, cards: LayoutGrid };

function LayoutLinks({ query, t }: PartProps) {
  return (
    <nav aria-label={t('contactList.layouts.label')} className="join">
      {LAYOUTS.map((layout) => {
        const Icon = LAYOUT_ICONS[layout];
        const isShown = layout === query.layout;
        return (
          <Link
            key={layout}
            href={contactsHref(query, { layout, after: query.after, before: query.before })}
            prefetch={false}
            aria-label={t(`contactList.layouts.${layout}`)}
            title={t(`contactList.layouts.${layout}`)}
            aria-current={isShown ? 'page' : undefined}
            className={buttonClass({
              square: true,
              className: classNames('join-item size-8', isShown && 'bg-base-content/8'),
            })}
          >
            <Icon aria-hidden="true" size={15} strokeWidth={1.75} />
          </Link>
        );
      })}
    </nav>
  );
}
