import { Refused } from '#lib/core/errors.ts';
import type { Words } from '#lib/i18n/get-translations.ts';
import { hasWords } from '#lib/i18n/has-words.ts';

type Given = Record<string, string | string[] | undefined>;

/** Longer than any value that is understood: one that was cut here is refused like the whole. */
const LONGEST_VALUE = 500;

/**
 * The filters of an address whose names `shape` has, as they stand there; blank ones are none, and several values of one are one
 * text that finds less or is refused. Their verb says which are understood.
 */
export function filtersOf(given: Given, shape: object): Record<string, string> {
  return Object.fromEntries(
    Object.keys(shape).flatMap((name) => {
      const values = new Set([given[name] ?? []].flat().map((value) => value.trim()));
      const text = [...values].filter(Boolean).join(' ').slice(0, LONGEST_VALUE);
      return text ? [[name, text]] : [];
    }),
  );
}

interface RefusedFilters {
  refused: string[];
}

/** What was found, or the names of the filters that were not understood; any other failure goes on. */
export async function orRefusedFilters<Found>(found: Promise<Found>): Promise<Found | RefusedFilters> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof Refused && error.kind === 'refused') return { refused: Object.keys(error.fields) };
    throw error;
  }
}

/** What filters are called: by the first of these parts of the catalogue that has a word for them, else by their names. */
export function filterWords(names: readonly string[], t: Words, ...parts: string[]): string[] {
  return names.map((name) => {
    const part = parts.find((one) => hasWords(t, `${one}.${name}`));
    return part ? t(`${part}.${name}`) : name;
  });
}
