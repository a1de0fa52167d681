import type { ReactNode } from 'react';
import type { SelectionAction } from '#components/contacts/selection/selection-bar.tsx';
import { SelectionForm } from '#components/contacts/selection/selection-form.tsx';
import { filterParameters } from '#lib/contacts/filters/filter-parameters.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can, type Permission } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { type ContactListQuery, contactsHref } from './contact-list-query.ts';

const ACTIONS: readonly [SelectionAction['name'], Permission, string][] = [
  ['activate', 'contacts.activate', 'bulk/activate'],
  ['deactivate', 'contacts.activate', 'bulk/deactivate'],
  ['assign', 'portfolio.assign', 'assign'],
  ['add_tags', 'contacts.edit', 'bulk/add-tags'],
  ['remove_tags', 'contacts.edit', 'bulk/remove-tags'],
  ['set_priority', 'contacts.edit', 'bulk/priority'],
  ['add_to_segments', 'contacts.edit', 'bulk/add-to-segments'],
  ['remove_from_segments', 'contacts.edit', 'bulk/remove-from-segments'],
  ['export', 'contacts.export', 'export'],
  ['delete', 'contacts.delete', 'bulk/delete'],
];

interface SelectableListProps {
  actor: Actor;
  query: ContactListQuery;
  count: number;
  countIsExact: boolean;
  /** Whether there are other pages: what is chosen is on this one. */
  hasPages: boolean;
  children: ReactNode;
}

/** The list with what the reader may do with the contacts they select in it. */
export async function SelectableList({ actor, query, children, ...list }: SelectableListProps) {
  const t = await getTranslations('bulk.bar');
  const { after, before } = query;
  const filters = Object.entries(filterParameters(query.filters));
  const matching = { count: list.count, exact: String(list.countIsExact) };
  const chosen = list.hasPages ? 'chosenHere' : 'chosen';
  return (
    <SelectionForm
      parameters={[
        ...filters.flatMap(([name, values]) => [values].flat().map((value) => [name, value] as const)),
        ['back', contactsHref(query, { after, before })],
      ]}
      actions={ACTIONS.filter(([, permission]) => can(actor, permission)).map(([name, , page]) => ({
        name,
        label: t(name),
        href: `/contacts/${page}`,
      }))}
      words={{
        label: t('label'),
        chosen: [t('chosen.none'), t(`${chosen}.one`), t(`${chosen}.many`)],
        left: [t('left.one'), t('left.many')],
        everything: t('everything', matching),
        everythingChosen: t('everythingChosen', matching),
        screen: t('screen'),
        clear: t('clear'),
        more: t('more'),
      }}
    >
      {children}
    </SelectionForm>
  );
}
