import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Page } from '#lib/core/paging.ts';
import type { LargeResult } from './large-results.ts';
import { MOST_COUNTED } from './most-counted.ts';
import { type Position, pastPosition, positionColumn, readPosition } from './position-in-order.ts';
import { isSurelyLarger, surelyMoreFulfil } from './sampled-size.ts';
import { columnsOf, type PageSearch, pageUpTo, sortedBy, walkOrder } from './walk-order.ts';

export interface FoundPage extends Page<number> {
  count: number;
  countIsExact: boolean;
  large: LargeResult | null;
}

/** How many are counted exactly, and through how many rows the order is walked to meet a page of more than that. */
const LIMITS = { counted: MOST_COUNTED, walked: 10_000 };

/**
 * Walking an index is the quickest way to what is everywhere and the slowest to what few have, or all behind the same letter;
 * the planner cannot tell (400,000 contacts, two words: 290 ms walked, 11 ms by trigram and sorted). So up to ten thousand are
 * collected, counted and sorted, unless a range of an index or a sample of the table tells that there are more; then the order
 * is walked for a moment, and if that meets no full page, what matches is collected up to where the page would end if those ten
 * thousand were all. `large` says that more than ten thousand matched a moment ago, which is believed as long as pages are
 * full; null that they were fewer.
 */
export async function findPage(
  given: PageSearch,
  tx: Database,
  { large, limits = LIMITS }: { large?: LargeResult | null; limits?: typeof LIMITS } = {},
): Promise<FoundPage> {
  const more = { count: limits.counted + 1, limits };
  const known = large ? await findInLargeResult(given, large, limits.walked, tx) : null;
  if (known) return pageOf(given, known.ids, { ...more, large: known.large });
  const isCertain = large !== null && (await isLarge(given, limits.counted, tx));
  const soon = isCertain ? await walkOrder(given, limits.walked, tx) : null;
  if (soon) return pageOf(given, soon, { ...more, large: {} });
  const search = await lookedUp(given);
  if (search.some && (await surelyMoreFulfil(search.some, limits.counted, tx))) {
    const later = await walkOrder(search, limits.walked, tx);
    if (later) return pageOf(search, later, { ...more, large: {} });
  }
  return collected(await everythingOf(search), { isWalked: isCertain, limits }, tx);
}

async function collected(
  search: PageSearch,
  { isWalked, limits }: { isWalked: boolean; limits: typeof LIMITS },
  tx: Database,
): Promise<FoundPage> {
  const { count, ids, end } = await collect(search, limits.counted, tx);
  if (count <= limits.counted) return pageOf(search, ids, { count, limits, large: null });
  const met = isWalked ? null : await walkOrder(search, limits.walked, tx);
  const page = met ?? (await pageUpTo(search, end, tx));
  return pageOf(search, page, { count, limits, large: { end: met ? undefined : end } });
}

async function lookedUp(search: PageSearch): Promise<PageSearch> {
  return search.lookUp ? { ...search, ...(await search.lookUp()) } : search;
}

async function everythingOf(search: PageSearch): Promise<PageSearch> {
  return search.lookUp ? everythingOf(await lookedUp(search)) : search;
}

/** Whether so many match for certain, as far as that is quickly covered. */
async function isLarge(
  { certain, isFew, matching }: PageSearch,
  counted: number,
  tx: Database,
): Promise<boolean> {
  if (isFew) return false;
  return (certain && (await holdsMore(certain, counted, tx))) || isSurelyLarger(matching, counted, tx);
}

async function holdsMore(range: SQL, counted: number, tx: Database): Promise<boolean> {
  const { rows } = await tx.execute<{ count: number }>(
    sql`select count(*)::int from (select from contact where ${range} limit ${counted + 1}) as counted`,
  );
  return (rows[0]?.count ?? 0) > counted;
}

/** null where the large result holds no full page any more. */
async function findInLargeResult(
  search: PageSearch,
  { end }: LargeResult,
  walked: number,
  tx: Database,
): Promise<{ ids: number[]; large: LargeResult } | null> {
  const ids = end
    ? await pageUpTo(await everythingOf(search), end, tx)
    : ((await walkOrder(search, walked, tx)) ?? []);
  return ids.length > search.limit ? { ids, large: { end } } : null;
}

interface Found {
  count: number;
  limits: { counted: number };
  large: LargeResult | null;
}

function pageOf(
  { position, backwards, limit }: PageSearch,
  ids: number[],
  { count, limits: { counted }, large }: Found,
): FoundPage {
  const more = ids.length > limit;
  const items = backwards ? ids.slice(0, limit).reverse() : ids.slice(0, limit);
  return {
    items,
    next: (backwards ? position !== undefined : more) ? (items.at(-1) ?? null) : null,
    previous: (backwards ? more : position !== undefined) ? (items[0] ?? null) : null,
    count: Math.min(count, counted),
    countIsExact: count <= counted,
    large,
  };
}

interface Collected {
  count: number;
  ids: number[];
  end: Position | undefined;
}

async function collect(search: PageSearch, counted: number, tx: Database): Promise<Collected> {
  const { matching, order, backwards, limit } = search;
  const sorting = sql`rank ${backwards ? sql`desc` : sql`asc`}, ${sortedBy(order.keys, order.descending !== backwards)}`;
  const { rows } = await tx.execute<{ count: number; ids: string[]; end: (string | null)[] | null }>(sql`
    with found as materialized (
      select ${order.rank} as rank, ${columnsOf(order.keys)} from contact where ${matching} limit ${counted + 1}
    ), page as materialized (
      select * from found where ${beyond(search)} order by ${sorting} limit ${limit + 1}
    )
    select (select count(*)::int from found) as count, array(select id from page order by ${sorting}) as ids,
      (select ${positionColumn(order, sql`rank`)} from page order by ${sorting} offset ${limit}) as end`);
  const { count, ids, end } = rows[0] ?? { count: 0, ids: [], end: null };
  return { count, ids: ids.map(Number), end: readPosition(order, end) };
}

function beyond({ order, position, backwards }: PageSearch): SQL {
  if (!position) return sql`true`;
  return sql`(rank ${backwards ? sql`<` : sql`>`} ${position.rank}
    or rank = ${position.rank} and ${pastPosition(order, position, backwards)})`;
}
