import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { fieldsOf } from '#lib/core/list-parameter.ts';
import type { ContactFilters } from '../filters/contact-filters.ts';
import { filterParameters } from '../filters/filter-parameters.ts';
import { valuesOf } from '../filters/filter-parts.ts';
import { readFilters } from '../filters/read-filters.ts';
import { idsOf, type Reference } from '../filters/reference.ts';
import { withoutTyped } from '../filters/typed-filters.ts';
import { keptLook } from './kept-look.ts';
import { type ListLook, listLookParameters, readListLook } from './list-look.ts';

const NAMED = {
  tag: sql`tag`,
  allTags: sql`tag`,
  withoutTag: sql`tag`,
  segment: sql`segment`,
  field: sql`custom_field`,
};

export function lookOfQuery(query: string): ListLook {
  return readListLook(givenOf(new URLSearchParams(query)));
}

/** Without what was typed: that may be a person. */
export function queryOfLook({ filters, ...look }: ListLook): string {
  return listLookParameters({ ...look, filters: withoutTyped(filters) }).toString();
}

/** Tags, segments and fields by their ids, so that whoever renames one changes no view. */
export async function keptQuery(given: ListLook, db: Database = database()): Promise<string> {
  const look = await keptLook(given, db);
  const parameters = filterParameters(look.filters);
  for (const [name, table] of Object.entries(NAMED) as [keyof typeof NAMED, (typeof NAMED)['tag']][]) {
    const given = valuesOf<Reference>(look.filters[name]);
    const ids = await idsOf(given, table, db);
    // What nothing is called stays as it was typed.
    if (given.length > 0) parameters[name] = given.map((one, at) => String(ids[at] || one));
  }
  const filters: ContactFilters = { ...readFilters(parameters), active: look.filters.active };
  return listLookParameters({ ...look, filters }).toString();
}

export function givenOf(parameters: URLSearchParams): Record<string, string[]> {
  return Object.fromEntries(fieldsOf(parameters));
}
