import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Page } from '#lib/core/paging.ts';
import { pastPlace } from './place-in-order.ts';
import { columnsOf, type PageSearch, sortedBy, walkOrder } from './walk-order.ts';

export interface FoundPage extends Page<number> {
  /** How many match; counting stops at ten thousand. */
  count: number;
  countIsExact: boolean;
}

/** How many are counted exactly, and through how many an index is walked before all that match are collected. */
const LIMITS = { counted: 10_000, walked: 5_000 };

/**
 * Counts what matches and finds the ids of a page of it. Walking an index is the quickest way to what is everywhere and the
 * slowest to what few have, or all behind the same letter; the planner cannot tell (400,000 contacts, two words: 290 ms
 * walked, 11 ms by trigram and sorted). So up to ten thousand are collected, counted and sorted at once, and only where
 * there are more the index is walked. Whoever leafs through a crowd counts it once: `isCrowd` says that more than ten
 * thousand matched a moment ago, which is believed as long as pages are full.
 */
export async function findPage(
  search: PageSearch,
  tx: Database,
  { isCrowd = false, limits = LIMITS } = {},
): Promise<FoundPage> {
  const { place, backwards, limit } = search;
  const known = isCrowd ? await walkOrder(search, limits.walked, tx) : [];
  const found =
    known.length > limit
      ? { count: limits.counted + 1, ids: known }
      : await collect(search, limits.counted, tx);
  const ids =
    found.count > limits.counted && found.ids.length === 0
      ? await walkOrder(search, limits.walked, tx)
      : found.ids;
  const more = ids.length > limit;
  const items = backwards ? ids.slice(0, limit).reverse() : ids.slice(0, limit);
  return {
    items,
    next: (backwards ? place !== undefined : more) ? (items.at(-1) ?? null) : null,
    previous: (backwards ? more : place !== undefined) ? (items[0] ?? null) : null,
    count: Math.min(found.count, limits.counted),
    countIsExact: found.count <= limits.counted,
  };
}

async function collect(
  search: PageSearch,
  counted: number,
  tx: Database,
): Promise<{ count: number; ids: number[] }> {
  const { matching, order, backwards, limit } = search;
  const { rows } = await tx.execute<{ count: number; ids: string[] }>(sql`
    with found as materialized (
      select ${order.rank} as rank, ${columnsOf(order.keys)} from contact where ${matching} limit ${counted + 1}
    ), counted as materialized (select count(*)::int as count from found)
    select count, array(
      select id from found where count <= ${counted} and ${beyond(search)}
      order by rank ${backwards ? sql`desc` : sql`asc`}, ${sortedBy(order.keys, order.descending !== backwards)}
      limit ${limit + 1}
    ) as ids from counted`);
  const { count, ids } = rows[0] ?? { count: 0, ids: [] };
  return { count, ids: ids.map(Number) };
}

function beyond({ order, place, backwards }: PageSearch): SQL {
  if (!place) return sql`true`;
  return sql`(rank ${backwards ? sql`<` : sql`>`} ${place.rank}
    or rank = ${place.rank} and ${pastPlace(order, place, backwards)})`;
}
