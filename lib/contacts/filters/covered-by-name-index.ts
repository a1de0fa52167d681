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

const COLUMNS = sql`id, name_sort, active, owner_id, segment_ids, tag_ids, null::bigint as merged_into_id,
  null::timestamptz as anonymized_at`;

/** Where the index of names holds all that is asked: walking it then reads no contact. */
export function coveredByNameIndex(filters: ContactFilters, sort: ContactSort): SQL | null {
  if (!sort.endsWith('name') || indexedFilter(filters, sort)) return null;
  const isCovered = Object.entries(filters).every(
    ([name, value]) => value === undefined || (COVERED as string[]).includes(name),
  );
  return isCovered ? COLUMNS : null;
}
