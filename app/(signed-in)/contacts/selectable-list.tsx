import type { ReactNode } from 'react';
import type { SelectionAction, SelectionTurns } from '#components/contacts/selection/selection-bar.tsx';
import { SelectionForm } from '#components/contacts/selection/selection-form.tsx';
import { sealedParameters } from '#components/ui/address/sealed-words.ts';
import { filterParameters } from '#lib/contacts/filters/filter-parameters.ts';
import type { ContactList as FoundContacts } from '#lib/contacts/list-contacts.ts';
import { MOST_PICKED } from '#lib/contacts/selection/selection.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can, type Permission } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { type ContactListQuery, contactsHref, keptParameters, placeIn } from './contact-list-query.ts';
import { nextPage, previousPage } from './page-place.ts';

const ACTIONS: readonly [SelectionAction['name'], Permission, string][] = [
  ['activate', 'contacts.activate', 'bulk/activate'],
  ['deactivate', 'contacts.activate', 'bulk/deactivate'],
  ['assign', 'portfolio.assign', 'assign'],
  ['add_tags', 'contacts.edit', 'bulk/add-tags'],
  ['remove_tags', 'contacts.edit', 'bulk/remove-tags'],
  ['set_priority', 'contacts.edit', 'bulk/priority'],
  ['add_to_segments', 'contacts.edit', 'bulk/add-to-segments'],
  ['remove_from_segments', 'contacts.edit', 'bulk/remove-from-segments'],
  ['merge', 'duplicates.merge', 'merge'],
  ['export', 'contacts.export', 'export'],
  ['delete', 'contacts.delete', 'bulk/delete'],
  ['anonymize', 'contacts.anonymize', 'anonymize'],
];

interface SelectableListProps {
  actor: Actor;
  query: ContactListQuery;
  list: FoundContacts;
  children: ReactNode;
}

/** The list with what the reader may do with the contacts they select in it. */
export async function SelectableList({ actor, query, list, children }: SelectableListProps) {
  const t = await getTranslations('bulk.bar');
  const filters = sealedParameters(filterParameters(query.filters), query.key);
  const matching = { count: list.count, exact: String(list.countIsExact) };
  const shown = new Set(list.items.map(({ id }) => id));
  return (
    <SelectionForm
      parameters={[...filters, ['back', contactsHref(query, placeIn(query))]]}
      elsewhere={query.picked.filter((id) => !shown.has(id)).map(String)}
      turns={turnsOf(query, list)}
      most={MOST_PICKED}
      actions={ACTIONS.filter(([, permission]) => can(actor, permission)).map(([name, , page]) => ({
        name,
        label: t(name),
        href: `/contacts/${page}`,
      }))}
      words={{
        label: t('label'),
        chosen: [t('chosen.none'), t('chosen.one'), t('chosen.many')],
        elsewhere: [t('elsewhere.one'), t('elsewhere.many')],
        full: t('full', { most: MOST_PICKED }),
        everything: t('everything', matching),
        everythingChosen: t('everythingChosen', matching),
        screen: t('screen'),
        clear: t('clear'),
        more: t('more'),
        turns: { before: t('pickBefore'), after: t('pickAfter'), rows: t('rows'), pick: t('pickRows') },
      }}
    >
      {children}
    </SelectionForm>
  );
}

/** Where to go on picking without scripts: what is ticked goes along, and so does the rest of the look. */
function turnsOf(query: ContactListQuery, list: FoundContacts): SelectionTurns {
  const value = (way: 'after' | 'before', place: ReturnType<typeof nextPage>) =>
    place ? `${way}.${place[way]}.${place.from ?? 1}` : null;
  return {
    before: value('before', previousPage(list, query)),
    after: value('after', nextPage(list, query)),
    here: query.after
      ? `after.${query.after}.${query.from ?? 1}`
      : query.before
        ? `before.${query.before}.${query.from ?? 1}`
        : 'first',
    clearHref: contactsHref(query, placeIn(query)),
    look: keptParameters({ ...query, filters: { active: true } }),
  };
}
