import { sql } from 'drizzle-orm';
import type { ContactFilters } from '../filters/contact-filters.ts';
import { coveredByNameIndex } from '../filters/covered-by-name-index.ts';
import { filterCondition } from '../filters/filter-condition.ts';
import type { FilterContext } from '../filters/filter-parts.ts';
import { indexedFilter } from '../filters/indexed-filter.ts';
import { amongPeople } from '../filters/kinds/state-filter.ts';
import { searchCondition, startsWith } from '../search/search-condition.ts';
import type { SearchPart } from '../search/search-part.ts';
import { beginningIn } from '../search/search-terms.ts';
import { type ContactSort, contactOrder } from './contact-order.ts';
import type { Matching, PageSearch } from './walk-order.ts';

const EVERYBODY: SearchPart = { matching: sql`true`, covered: true };

export async function pageSearch(
  filters: ContactFilters,
  sort: ContactSort,
  context: FilterContext,
): Promise<Omit<PageSearch, 'position' | 'backwards' | 'limit'>> {
  const { search, ...rest } = filters;
  const text = search ? beginningIn(search) : null;
  const beginning = text === null ? null : startsWith(text);
  const others = await filterCondition(rest, context);
  const found = search ? await searchCondition(search, context) : null;
  const indexed = indexedFilter(filters, sort);
  const asMatching = ({ matching, covered, some, isFew, lookUp }: SearchPart): Matching => ({
    matching: sql`${others} and ${matching}`,
    covered: covered ? coveredByNameIndex(rest, sort) : null,
    some: some && { ids: some, condition: others },
    isFew,
    lookUp: lookUp && (async () => asMatching(await lookUp())),
  });
  return {
    ...asMatching(found ?? EVERYBODY),
    among: indexed ? sql`${amongPeople()} and ${indexed}` : amongPeople(filters),
    // A name that begins with all of the words contains each of them.
    certain: beginning && sql`${beginning} and ${others}`,
    order: contactOrder(sort, beginning),
  };
}
