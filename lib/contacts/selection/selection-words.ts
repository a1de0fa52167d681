import type { Database } from '#db/client.ts';
import type { KeptSelection } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Said } from '#lib/core/runs/run-view-kind.ts';
import type { Translate } from '#lib/core/translate.ts';
import type { ContactFilters } from '../filters/contact-filters.ts';
import { filterChips } from '../filters/filter-chips.ts';
import { readFilters } from '../filters/read-filters.ts';
import { runFilters } from '../filters/run-filters.ts';
import type { Selection } from './selection.ts';

export async function keptSelection(selection: Selection, tx: Database): Promise<KeptSelection> {
  return 'contacts' in selection ? { picked: true } : runFilters(selection.filters, tx);
}

/** How the contacts of a run were selected, in the reader's words; `t` knows all messages. */
export async function selectionWords(
  actor: Actor,
  kept: KeptSelection,
  t: Translate,
  db: Database,
): Promise<Said[]> {
  const label = t('bulk.run.selected');
  if ('picked' in kept) return [{ label, value: t('bulk.run.picked') }];
  const filters = readFilters(kept.parameters);
  const chips = await filterChips(actor, filters, db);
  const words = [
    ...(filters.active === undefined ? [] : [t(`contacts.states.${filters.active ? 'active' : 'inactive'}`)]),
    ...chips.map((chip) => (chip.value ? `${chip.label}: ${chip.value}` : chip.label)),
    ...new Set(kept.withoutText.map((name) => t('bulk.run.withoutText', { name: filterLabel(name, t) }))),
  ];
  return [{ label, value: words.length > 0 ? words.join(' · ') : t('bulk.run.everybody') }];
}

function filterLabel(name: string, t: Translate): string {
  return t(LABELS[name as keyof ContactFilters] ?? `contactList.filters.${name}`);
}

const LABELS: Partial<Record<keyof ContactFilters, string>> = {
  search: 'contactList.views.searched',
  clientCode: 'contacts.fields.clientCode',
  city: 'contacts.fields.city',
  addressState: 'contacts.fields.state',
  field: 'contactList.filters.customField',
  fieldEquals: 'contactList.filters.customField',
  fieldContains: 'contactList.filters.customField',
};
