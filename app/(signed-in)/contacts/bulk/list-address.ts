import { filterParameters } from '#lib/contacts/filters/filter-parameters.ts';
import { readFilters } from '#lib/contacts/filters/read-filters.ts';
import { localPath } from '#lib/web/local-path.ts';

type Given = Record<string, string | string[] | undefined>;

/** The list that a selection was made in: its address stands beside the selection, or at least its filters. */
export function listAddress(given: Given): string {
  const back = localPath(given.back);
  if (/^\/contacts(\?|$)/.test(back)) return back;
  const parts = new URLSearchParams(
    Object.entries(filterParameters(readFilters(given))).flatMap(([name, values]) =>
      [values].flat().map((value): [string, string] => [name, value]),
    ),
  );
  return parts.size > 0 ? `/contacts?${parts}` : '/contacts';
}
