import { ListBar } from '#components/contacts/list/list-bar.tsx';
import { isShortSearch } from '#lib/contacts/search/search-terms.ts';
import { LAYOUTS, listLookParameters } from '#lib/contacts/views/list-look.ts';
import type { SavedView } from '#lib/contacts/views/view-fields.ts';
import type { Words } from '#lib/i18n/get-translations.ts';
import {
  type ContactListQuery,
  contactListParameters,
  contactsHref,
  filteredHref,
  firstPage,
  keptParameters,
  placeIn,
} from '../contact-list-query.ts';
import { saveOverViewAction } from '../views/actions.ts';

const STATES = [
  ['active', true],
  ['inactive', false],
  ['all', undefined],
] as const;

interface FilterBarProps {
  query: ContactListQuery;
  t: Words;
  /** The view one came from, where it is the reader's and the look is no longer what it keeps. */
  changedView: SavedView | undefined;
  mayBeSaved: boolean;
  hasChips: boolean;
}

/** The bar over the list: where each of its links leads from here. */
export function FilterBar({ query, t, changedView, mayBeSaved, hasChips }: FilterBarProps) {
  const { active, merged, anonymized, search } = query.filters;
  return (
    <ListBar
      search={{
        text: search ?? query.refused.get('search') ?? '',
        sealKey: query.key,
        kept: keptParameters({ ...query, filters: { ...query.filters, search: undefined } }),
        clearHref: filteredHref(query, { search: undefined }),
      }}
      states={STATES.map(([state, shown]) => ({
        href: filteredHref(query, { active: shown, merged: undefined, anonymized: undefined }),
        label: t(`contacts.states.${state}`),
        isCurrent: shown === active && !merged && !anonymized,
      }))}
      isStateUsual={active === true}
      panel={{
        href: contactsHref(query, { isPanelOpen: !query.isPanelOpen }),
        isOpen: query.isPanelOpen,
      }}
      saveHref={
        mayBeSaved && query.refused.size === 0
          ? `/contacts/views/new?${contactListParameters({ ...query, isPanelOpen: false })}`
          : undefined
      }
      saveOver={
        changedView && query.refused.size === 0
          ? {
              action: saveOverViewAction,
              id: changedView.id,
              query: listLookParameters(query).toString(),
              label: t('contactList.views.saveOver', { name: changedView.name }),
            }
          : undefined
      }
      columnsHref={`/contacts/columns?${contactListParameters(firstPage(query))}`}
      layouts={LAYOUTS.map((layout) => ({
        name: layout,
        href: contactsHref(query, { ...placeIn(query), layout }),
        label: t(`contactList.layouts.${layout}`),
        isCurrent: layout === query.layout,
      }))}
      hasChips={hasChips}
      note={search && isShortSearch(search) ? t('contacts.search.short') : undefined}
      words={{
        search: {
          label: t('contacts.search.label'),
          placeholder: t('contacts.search.placeholder'),
          submit: t('contacts.search.submit'),
          clear: t('contacts.search.clear'),
        },
        states: t('contacts.states.label'),
        panel: t('contactList.filters.open'),
        save: t(changedView ? 'contactList.views.saveNew' : 'contactList.views.save'),
        columns: t('contactList.columns.open'),
        layouts: t('contactList.layouts.label'),
      }}
    />
  );
}
