import { idOf, isId } from '#lib/core/row-id.ts';
import type { ContactFilters } from '../filters/contact-filters.ts';
import { filterParameters } from '../filters/filter-parameters.ts';
import { readFilters, refusedFilters } from '../filters/read-filters.ts';

export type Selection = { contacts: number[] } | { everything: true; filters: ContactFilters };

/** Picked one by one: they stand in addresses, which must not outgrow what servers take. Everything that matches has no bound. */
export const MOST_PICKED = 200;

type Given = Record<string, string | string[] | undefined>;

/**
 * `contact=7&contact=9`, or `everything=1` with the filters of the list. null when it names nobody, or by a filter that is not
 * understood.
 */
export function readSelection(given: Given): Selection | null {
  if (Object.hasOwn(given, 'everything'))
    return refusedFilters(given).length > 0 ? null : { everything: true, filters: readFilters(given) };
  const ids = [given.contact ?? []]
    .flat()
    .map(idOf)
    .filter((id) => isId(id));
  const contacts = [...new Set(ids)];
  return contacts.length > 0 ? { contacts } : null;
}

/** The other direction of `readSelection`. */
export function selectionParameters(selection: Selection): Record<string, string | string[]> {
  if ('contacts' in selection) return { contact: selection.contacts.map(String) };
  return { everything: '1', ...filterParameters(selection.filters) };
}
