import { repeats } from '#lib/core/list-parameter.ts';
import { type ContactFilters, contactFilterShape } from './contact-filters.ts';

type Given = Record<string, string | string[] | undefined>;

/** What is not understood is left out, and what only says more about something that is not there. */
export function readFilters(given: Given): ContactFilters {
  const filters: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(contactFilterShape)) {
    const values = Object.hasOwn(given, name) ? [given[name]].flat() : [];
    const parsed = repeats(schema) ? readList(schema, values) : schema.safeParse(values[0]).data;
    if (parsed !== undefined) filters[name] = parsed;
  }
  return withoutOrphans(filters);
}

function readList(schema: (typeof contactFilterShape)[keyof typeof contactFilterShape], values: unknown[]) {
  return schema.safeParse(values.filter((value) => schema.safeParse([value]).success)).data;
}

function withoutOrphans(given: ContactFilters): ContactFilters {
  const { fieldEquals, fieldContains, outcome, runOutcome, ...filters } = given;
  if (filters.field !== undefined) Object.assign(filters, { fieldEquals, fieldContains });
  if (filters.import !== undefined) Object.assign(filters, { outcome });
  if (filters.run !== undefined) Object.assign(filters, { runOutcome });
  return filters;
}
