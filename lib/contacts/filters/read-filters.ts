import { repeats } from '#lib/core/list-parameter.ts';
import { type ContactFilters, contactFilterShape } from './contact-filters.ts';

type Given = Record<string, string | string[] | undefined>;

/** What forms send for a choice that asks for nothing. */
const NO_CHOICE: Readonly<Record<string, string>> = { active: 'all', withOwner: 'any', blocked: 'any' };

/** Filters that only say more about another one. */
const NEEDED = {
  fieldEquals: 'field',
  fieldContains: 'field',
  outcome: 'import',
  runOutcome: 'run',
} as const;

/** Leaves out what is not understood, and filters that need another one which is missing: see `refusedFilters`. */
export function readFilters(given: Given): ContactFilters {
  const filters: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(contactFilterShape)) {
    const values = saidOf(given, name);
    const parsed = repeats(schema) ? readList(schema, values) : schema.safeParse(values[0]).data;
    if (parsed !== undefined) filters[name] = parsed;
  }
  for (const [name, needed] of Object.entries(NEEDED))
    if (filters[needed] === undefined) delete filters[name];
  return filters;
}

/** The names of the filters in an address that are not understood: what they would leave is not known, and must not be everything. */
export function refusedFilters(given: Given): string[] {
  const isUnderstood = (name: string) => {
    const schema = contactFilterShape[name as keyof typeof contactFilterShape];
    const values = [...new Set(saidOf(given, name))];
    if (repeats(schema)) return values.length === 0 || schema.safeParse(values).success;
    return values.length < 2 && schema.safeParse(values[0]).success;
  };
  const orphans = Object.entries(NEEDED).flatMap(([name, needed]) =>
    saidOf(given, name).length > 0 && saidOf(given, needed).length === 0 ? [name] : [],
  );
  const misread = Object.keys(contactFilterShape).filter((name) => !isUnderstood(name));
  return [...new Set([...misread, ...orphans])];
}

/** The values of a filter that ask for something. */
function saidOf(given: Given, name: string): string[] {
  const values = Object.hasOwn(given, name) ? [given[name] ?? []].flat() : [];
  return values.filter((value) => value.trim() !== '' && value !== NO_CHOICE[name]);
}

function readList(schema: (typeof contactFilterShape)[keyof typeof contactFilterShape], values: unknown[]) {
  return schema.safeParse(values.filter((value) => schema.safeParse([value]).success)).data;
}
