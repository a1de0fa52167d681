import { sealedParameters } from '#components/ui/address/sealed-words.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Refused } from '#lib/core/errors.ts';
import { listGroups } from '#lib/duplicates/list-groups.ts';
import type { Address } from '../../read-address.ts';
import { readGroupQuery } from '../group-query.ts';

type Given = Record<string, string | string[] | undefined>;

/** The list's filters in an address, as they go along from group to group. */
export function keptFilters({ given, key }: Address): string {
  return sealedParameters(readGroupQuery(given).filters, key).toString();
}

export interface Around {
  /** Somebody of the next group in the list, and of the one before. */
  next: number | null;
  previous: number | null;
  count: number;
  /** There are more than were counted. */
  more: boolean;
}

/** Filters that are not understood, or whose search takes too long, leave the way to the list alone. */
export async function aroundGroup(
  actor: Actor,
  { size, id }: { size: number; id: number },
  given: Given,
): Promise<Around> {
  const { filters } = readGroupQuery(given);
  try {
    const after = await listGroups(actor, { ...filters, limit: 1, after: { size, id } });
    const before = await listGroups(actor, { ...filters, limit: 1, before: { size, id }, counted: false });
    return {
      next: after.items[0]?.primaryId ?? null,
      previous: before.items[0]?.primaryId ?? null,
      count: after.count,
      more: after.isMore,
    };
  } catch (error) {
    if (error instanceof Refused) return { next: null, previous: null, count: 0, more: false };
    throw error;
  }
}
