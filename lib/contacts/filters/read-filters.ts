import { repeats } from '#lib/core/list-parameter.ts';
import { type ContactFilters, contactFilterShape } from './contact-filters.ts';

type Given = Record<string, string | string[] | undefined>;

/** The choices of a form that ask for nothing. */
const NO_CHOICE = new Set(['', 'any', 'all']);

/** Without what is not understood, which `refusedFilters` names, and what only says more about something that is not there. */
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

/** The names of the filters in an address that are not understood: what they would leave is not known, and must not be everything. */
export function refusedFilters(given: Given): string[] {
  return Object.entries(contactFilterShape).flatMap(([name, schema]) => {
    const values = Object.hasOwn(given, name) ? [given[name]].flat() : [];
    const said = values.filter((value) => !NO_CHOICE.has(value?.trim() ?? ''));
    const isUnderstood = repeats(schema)
      ? schema.safeParse(said).success
      : said.every((value) => schema.safeParse(value).success);
    return said.length > 0 && !isUnderstood ? [name] : [];
  });
}
