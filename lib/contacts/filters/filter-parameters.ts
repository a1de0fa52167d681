import { type ContactFilters, contactFilterShape } from './contact-filters.ts';
import { valuesOf } from './filter-parts.ts';

/** Filters as the texts they are read from, by name: the other direction of `readFilters` and `contactFiltersSchema`. */
export function filterParameters(filters: ContactFilters): Record<string, string[]> {
  const names = Object.keys(contactFilterShape) as (keyof ContactFilters)[];
  return Object.fromEntries(
    names
      .map((name) => [name, valuesOf<string | number | boolean>(filters[name]).map(String)] as const)
      .filter(([, values]) => values.length > 0),
  );
}
