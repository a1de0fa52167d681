import { sealedParameters } from '#components/ui/address/sealed-words.ts';
import { filterParameters } from '#lib/contacts/filters/filter-parameters.ts';
import { readFilters } from '#lib/contacts/filters/read-filters.ts';
import { localPath } from '#lib/web/local-path.ts';
import type { Address } from '../../read-address.ts';

/** The list that a selection was made in: its address stands beside the selection, or at least its filters. */
export function listAddress({ given, key }: Address): string {
  const back = localPath(given.back);
  if (/^\/contacts(\?|$)/.test(back)) return back;
  const parts = sealedParameters(filterParameters(readFilters(given)), key);
  return parts.size > 0 ? `/contacts?${parts}` : '/contacts';
}
