import { ChipList } from '#components/contacts/filters/chip-list.tsx';
import type { FilterChip } from '#lib/contacts/filters/filter-chips.ts';
import type { Words } from '#lib/i18n/get-translations.ts';
import { type ContactListQuery, contactsHref, filteredHref } from '../contact-list-query.ts';

interface FilterChipListProps {
  chips: readonly FilterChip[];
  query: ContactListQuery;
  t: Words;
}

/** What narrows the list: where each chip leads from here. */
export function FilterChipList({ chips, query, t }: FilterChipListProps) {
  const { active, search } = query.filters;
  return (
    <ChipList
      chips={chips.map(({ label, value, names }) => ({
        names: names.join(' '),
        label,
        value,
        removeHref: filteredHref(query, Object.fromEntries(names.map((name) => [name, undefined]))),
        removeLabel: t('contactList.filters.remove', { label, value }),
      }))}
      clearHref={contactsHref(query, { filters: { active, search } })}
      words={{ label: t('contactList.filters.chips'), clear: t('contactList.filters.clear') }}
    />
  );
}
