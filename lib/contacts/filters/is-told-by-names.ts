import type { ContactSort } from '../contact-order.ts';
import { beginningIn } from '../search-terms.ts';
import type { ContactFilters } from './contact-filters.ts';
import { homeOf } from './home-of.ts';

const TOLD: readonly (keyof ContactFilters)[] = [
  'active',
  'search',
  'owner',
  'withOwner',
  'segment',
  'tag',
  'allTags',
  'withoutTag',
];

/**
 * Whether everything these filters ask stands in the index of names (`contact_name`): walking it in that order then reads no
 * contact. A number may be searched for in phones, which do not stand there.
 */
export function isToldByNames(filters: ContactFilters, sort: ContactSort): boolean {
  if (!sort.endsWith('name') || homeOf(filters, sort)) return false;
  if (filters.search && beginningIn(filters.search) === null) return false;
  return Object.entries(filters).every(
    ([name, value]) => value === undefined || (TOLD as string[]).includes(name),
  );
}
