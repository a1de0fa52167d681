import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { KeptFilters } from '#db/schema/index.ts';
import type { ContactFilters } from './contact-filters.ts';
import { filterParameters } from './filter-parameters.ts';
import { valuesOf } from './filter-parts.ts';
import { idsOf, type Reference } from './reference.ts';
import { TYPED_FILTERS, withoutTyped } from './typed-filters.ts';

const TABLES = {
  tag: 'tag',
  allTags: 'tag',
  withoutTag: 'tag',
  segment: 'segment',
  field: 'custom_field',
} as const;

/** Ids, codes and dates. Of a typed text, which may be a person's data, only which filter it was. */
export async function runFilters(filters: ContactFilters, db: Database): Promise<KeptFilters> {
  const { owner, ...rest } = withoutTyped(filters);
  const withoutText: string[] = TYPED_FILTERS.filter((name) => filters[name] !== undefined);
  const isById = valuesOf<Reference>(owner).every((one) => typeof one === 'number');
  if (!isById) withoutText.push('owner');
  const parameters = filterParameters(isById ? { owner, ...rest } : rest);
  for (const [name, table] of Object.entries(TABLES) as [keyof typeof TABLES, string][]) {
    if (parameters[name] === undefined) continue;
    const ids = await idsOf(valuesOf<Reference>(rest[name]), sql`${sql.identifier(table)}`, db);
    if (ids.includes(0)) {
      delete parameters[name];
      withoutText.push(name);
    } else parameters[name] = name === 'field' ? String(ids[0]) : ids.map(String);
  }
  return { parameters, withoutText };
}
