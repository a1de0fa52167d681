import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Page } from '#lib/core/paging.ts';
import type { Crowd } from './crowds.ts';
import { type Place, pastPlace, placeColumn, readPlace } from './place-in-order.ts';
import { isSampledCrowd } from './sampled-crowd.ts';
import { columnsOf, type PageSearch, pageUpTo, sortedBy, walkOrder } from './walk-order.ts';

export interface FoundPage extends Page<number> {
  /** How many match; counting stops at ten thousand. */
  count: number;
  countIsExact: boolean;
  /** What helps to find this page again, where more match than are counted. */
  crowd: Crowd | null;
}

/** How many are counted exactly, and through how many rows the order is walked to meet a page of more than that. */
const LIMITS = { counted: 10_000, walked: 10_000 };

/**
 * Counts what matches and finds the ids of a page of it. Walking an index is the quickest way to what is everywhere and the
 * slowest to what few have, or all behind the same letter; the planner cannot tell (400,000 contacts, two words: 290 ms
 * walked, 11 ms by trigram and sorted). So up to ten thousand are collected, counted and sorted at once, unless a range of an
 * index or a sample of the table tells that there are more. Where there are, the order is walked for a moment. If that meets no
 * full page, what matches is collected again, but only up to the place where the page would end if those ten thousand were all:
 * beyond it the page cannot reach.
 *
 * Whoever leafs through a crowd counts it once: `crowd` says that more than ten thousand matched a moment ago, which is
 * believed as long as pages are full; null says that they were fewer.
 */
export async function findPage(
  search: PageSearch,
  tx: Database,
  { crowd, limits = LIMITS }: { crowd?: Crowd | null; limits?: typeof LIMITS } = {},
): Promise<FoundPage> {
  const known = crowd ? await findInCrowd(search, crowd, limits.walked, tx) : null;
  if (known) return pageOf(search, known.ids, { count: limits.counted + 1, limits, crowd: known.crowd });
  const isCertain = crowd !== null && (await isCrowd(search, limits.counted, tx));
  const soon = isCertain ? await walkOrder(search, limits.walked, tx) : null;
  if (soon) return pageOf(search, soon, { count: limits.counted + 1, limits, crowd: {} });
  const { count, ids, end } = await collect(search, limits.counted, tx);
  if (count <= limits.counted) return pageOf(search, ids, { count, limits, crowd: null });
  const met = isCertain ? null : await walkOrder(search, limits.walked, tx);
  const page = met ?? (await pageUpTo(search, end, tx));
  return pageOf(search, page, { count, limits, crowd: { end: met ? undefined : end } });
}

/** Whether so many match for certain, as far as that is quickly told. */
async function isCrowd({ certain, matching }: PageSearch, counted: number, tx: Database): Promise<boolean> {
  return (certain && (await isCrowded(certain, counted, tx))) || isSampledCrowd(matching, counted, tx);
}

async function isCrowded(range: SQL, counted: number, tx: Database): Promise<boolean> {
  const { rows } = await tx.execute<{ count: number }>(
    sql`select count(*)::int from (select from contact where ${range} limit ${counted + 1}) as counted`,
  );
  return (rows[0]?.count ?? 0) > counted;
}

/** null where the crowd holds no full page any more. */
async function findInCrowd(
  search: PageSearch,
  { end }: Crowd,
  walked: number,
  tx: Database,
): Promise<{ ids: number[]; crowd: Crowd } | null> {
  const met = end ? null : await walkOrder(search, walked, tx);
  const ids = met ?? (end ? await pageUpTo(search, end, tx) : []);
  return ids.length > search.limit ? { ids, crowd: { end } } : null;
}

interface Found {
  count: number;
  limits: { counted: number };
  crowd: Crowd | null;
}

function pageOf(
  { place, backwards, limit }: PageSearch,
  ids: number[],
  { count, limits: { counted }, crowd }: Found,
): FoundPage {
  const more = ids.length > limit;
  const items = backwards ? ids.slice(0, limit).reverse() : ids.slice(0, limit);
  return {
    items,
    next: (backwards ? place !== undefined : more) ? (items.at(-1) ?? null) : null,
    previous: (backwards ? more : place !== undefined) ? (items[0] ?? null) : null,
    count: Math.min(count, counted),
    countIsExact: count <= counted,
    crowd,
  };
}

interface Collected {
  count: number;
  /** Of the page and one more, among what was collected. */
  ids: number[];
  /** Where these end, if they are as many as looked for. */
  end: Place | undefined;
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
      (select ${placeColumn(order, sql`rank`)} from page order by ${sorting} offset ${limit}) as end`);
  const { count, ids, end } = rows[0] ?? { count: 0, ids: [], end: null };
  return { count, ids: ids.map(Number), end: readPlace(order, end) };
}

function beyond({ order, place, backwards }: PageSearch): SQL {
  if (!place) return sql`true`;
  return sql`(rank ${backwards ? sql`<` : sql`>`} ${place.rank}
    or rank = ${place.rank} and ${pastPlace(order, place, backwards)})`;
}
