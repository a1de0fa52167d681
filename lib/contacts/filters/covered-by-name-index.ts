import { type SQL, sql } from 'drizzle-orm';
import type { ContactSort } from '../list/contact-order.ts';
import type { ContactFilters } from './contact-filters.ts';
import { indexedFilter } from './indexed-filter.ts';

const COVERED: readonly (keyof ContactFilters)[] = [
  'active',
  'owner',
  'withOwner',
  'segment',
  'tag',
  'allTags',
  'withoutTag',
];

/** What stands in the index of names, `contact_name`: nobody who was merged away. */
const COLUMNS = sql`id, name_sort, active, owner_id, segment_ids, tag_ids, search, null::bigint as merged_into_id`;

/**
 * The columns of the index of names where they hold all that these filters ask: walking it then reads no contact.
 * `searchCondition` tells for a search.
 */
export function coveredByNameIndex(filters: ContactFilters, sort: ContactSort): SQL | null {
  if (!sort.endsWith('name') || indexedFilter(filters, sort)) return null;
  const isCovered = Object.entries(filters).every(
    ([name, value]) => value === undefined || (COVERED as string[]).includes(name),
  );
  return isCovered ? COLUMNS : null;
}
