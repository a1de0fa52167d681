import { Refused } from '#lib/core/errors.ts';

type Given = Record<string, string | string[] | undefined>;

/** Longer than any value that is understood: one that was cut here is refused like the whole. */
const LONGEST_VALUE = 500;

/** The filters of an address whose names `shape` has, as they stand there; blank ones are none. Their verb says which are understood. */
export function filtersOf(given: Given, shape: object): Record<string, string> {
  return Object.fromEntries(
    Object.keys(shape).flatMap((name) => {
      const text = [given[name]].flat()[0]?.trim().slice(0, LONGEST_VALUE);
      return text ? [[name, text]] : [];
    }),
  );
}

export interface RefusedFilters {
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
