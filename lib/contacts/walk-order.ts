import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { ContactOrder, OrderPart, SortKey } from './contact-order.ts';
import { type Place, pastPlace } from './place-in-order.ts';

/** A page being looked for: of what matches, in which order, from where on and which way. */
export interface PageSearch {
  matching: SQL;
  /** What every match fulfils and an index of this order is made of; see `homeOf`. */
  home?: SQL | null;
  order: ContactOrder;
  place: Place | undefined;
  backwards: boolean;
  limit: number;
}

/** Ids of the page and one more, by walking the parts of the order one after the other. */
export async function walkOrder(search: PageSearch, walked: number, tx: Database): Promise<number[]> {
  const { order, place, backwards, limit } = search;
  const parts = backwards ? order.parts.toReversed() : order.parts;
  const start = place ? parts.indexOf(order.parts[place.rank] as OrderPart) : 0;
  const ids: number[] = [];
  for (const [at, part] of parts.slice(start).entries()) {
    const beyond = place && at === 0 ? pastPlace(order, place, backwards) : sql`true`;
    ids.push(...(await walkPart({ search, part, beyond, walked, most: limit + 1 - ids.length }, tx)));
    if (ids.length > limit) break;
  }
  return ids;
}

interface PartWalk {
  search: PageSearch;
  part: OrderPart;
  /** Where in the part to begin. */
  beyond: SQL;
  /** How many rows to look at. */
  walked: number;
  most: number;
}

/** The part's index is walked for a moment only: where hits are far apart, collecting all of them is quicker. */
async function walkPart({ search, part, beyond, walked, most }: PartWalk, tx: Database): Promise<number[]> {
  const { matching, home, order, backwards } = search;
  const { of, keys } = part;
  const within = home ? sql`${of} and ${home}` : of;
  const sorting = sortedBy(keys, order.descending !== backwards);
  const near = await idsOf(
    sql`select id from (select * from contact where ${within} and ${beyond} order by ${sorting} limit ${walked}) as contact
    where ${matching} order by ${sorting} limit ${most}`,
    tx,
  );
  if (near.length === most) return near;
  const isAll = await idsOf(
    sql`select id from contact where ${within} and ${beyond} order by ${sorting} offset ${walked} limit 1`,
    tx,
  );
  if (isAll.length === 0) return near;
  return idsOf(
    sql`with found as materialized (select ${columnsOf(keys)} from contact where ${within} and ${matching})
    select id from found where ${beyond} order by ${sorting} limit ${most}`,
    tx,
  );
}

async function idsOf(query: SQL, tx: Database): Promise<number[]> {
  return (await tx.execute<{ id: number }>(query)).rows.map(({ id }) => id);
}

export function columnsOf(keys: SortKey[]): SQL {
  return sql.join(
    keys.map(({ column }) => column),
    sql`, `,
  );
}

export function sortedBy(keys: SortKey[], descending: boolean): SQL {
  return sql.join(
    keys.map(({ column }) => sql`${column} ${descending ? sql`desc` : sql`asc`}`),
    sql`, `,
  );
}
