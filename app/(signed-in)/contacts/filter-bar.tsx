import { ListBar } from '#components/contacts/list-bar.tsx';
import { LAYOUTS } from '#lib/contacts/views/list-look.ts';
import type { Words } from '#lib/i18n/get-translations.ts';
import {
  type ContactListQuery,
  contactListParameters,
  contactsHref,
  filteredHref,
  keptParameters,
} from './contact-list-query.ts';

const STATES = [
  ['active', true],
  ['inactive', false],
  ['all', undefined],
] as const;

interface FilterBarProps {
  query: ContactListQuery;
  t: Words;
  mayBeSaved: boolean;
  hasChips: boolean;
}

/** The bar over the list: where each of its links leads from here. */
export function FilterBar({ query, t, mayBeSaved, hasChips }: FilterBarProps) {
  const { active, merged, search } = query.filters;
  return (
    <ListBar
      search={{
        text: search ?? '',
        kept: keptParameters({ ...query, filters: { ...query.filters, search: undefined } }),
        clearHref: filteredHref(query, { search: undefined }),
      }}
      states={STATES.map(([state, shown]) => ({
        href: filteredHref(query, { active: shown, merged: undefined }),
        label: t(`contacts.states.${state}`),
        isCurrent: shown === active && !merged,
      }))}
      isStateUsual={active === true}
      panel={{
        href: contactsHref(query, { isPanelOpen: !query.isPanelOpen }),
        isOpen: query.isPanelOpen,
      }}
      saveHref={
        mayBeSaved
          ? `/contacts/views/new?${contactListParameters({ ...query, isPanelOpen: false })}`
          : undefined
      }
      columnsHref={`/contacts/columns?${contactListParameters({ ...query, after: undefined, before: undefined })}`}
      layouts={LAYOUTS.map((layout) => ({
        name: layout,
        href: contactsHref(query, { layout, after: query.after, before: query.before }),
        label: t(`contactList.layouts.${layout}`),
        isCurrent: layout === query.layout,
      }))}
      hasChips={hasChips}
      words={{
        search: {
          label: t('contacts.search.label'),
          placeholder: t('contacts.search.placeholder'),
          submit: t('contacts.search.submit'),
          clear: t('contacts.search.clear'),
        },
        states: t('contacts.states.label'),
        panel: t('contactList.filters.open'),
        save: t('contactList.views.save'),
        columns: t('contactList.columns.open'),
        layouts: t('contactList.layouts.label'),
      }}
    />
  );
}
