import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { ContactFilters } from './contact-filters.ts';
import { filterParameters } from './filter-parameters.ts';
import { valuesOf } from './filter-parts.ts';
import { idsOf, type Reference } from './reference.ts';
import { TYPED_FILTERS } from './typed-filters.ts';

const NAMED = {
  tag: 'tag',
  allTags: 'tag',
  withoutTag: 'tag',
  segment: 'segment',
  field: 'custom_field',
} as const;

/**
 * Filters as the parameters of a run that finds later what matches; `contactFiltersSchema` reads them. Tags, segments and
 * fields are named by their ids, so that whoever renames one changes nothing. null where only what matches now can be kept:
 * a text was typed, and a run holds no personal data, or a name was given that nothing has.
 */
export async function runFilters(filters: ContactFilters, db: Database) {
  if (TYPED_FILTERS.some((name) => filters[name])) return null;
  if (valuesOf<Reference>(filters.owner).some((owner) => typeof owner === 'string')) return null;
  const parameters = filterParameters(filters);
  for (const [name, table] of Object.entries(NAMED) as [keyof typeof NAMED, string][]) {
    const ids = await idsOf(valuesOf<Reference>(filters[name]), sql`${sql.identifier(table)}`, db);
    if (ids.includes(0)) return null;
    const [first] = ids;
    if (first !== undefined) parameters[name] = name === 'field' ? String(first) : ids.map(String);
  }
  return parameters;
}
