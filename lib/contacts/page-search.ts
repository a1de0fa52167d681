import { type ContactSort, contactOrder } from './contact-order.ts';
import type { ContactFilters } from './filters/contact-filters.ts';
import { filterCondition } from './filters/filter-condition.ts';
import type { FilterContext } from './filters/filter-parts.ts';
import { homeOf } from './filters/home-of.ts';
import { isToldByNames } from './filters/is-told-by-names.ts';
import { startsWith } from './search-condition.ts';
import { beginningIn } from './search-terms.ts';
import type { PageSearch } from './walk-order.ts';

/** What is looked for and in which order, and what helps to find it quickly. */
export async function pageSearch(
  filters: ContactFilters,
  sort: ContactSort,
  context: FilterContext,
): Promise<Omit<PageSearch, 'place' | 'backwards' | 'limit'>> {
  const beginning = filters.search ? beginningIn(filters.search) : null;
  const dense = beginning === null ? null : startsWith(beginning);
  return {
    matching: await filterCondition(filters, context),
    home: homeOf(filters, sort),
    dense,
    isToldByIndex: isToldByNames(filters, sort),
    order: contactOrder(sort, dense),
  };
}
