import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { ContactOrder, OrderPart, SortKey } from './contact-order.ts';
import { type Position, pastPosition, upToPosition } from './position-in-order.ts';

/** What is searched for, as far as it is known. */
export interface Matching {
  matching: SQL;
  /** Columns of the order's index, where these alone tell what matches; see `coveredByNameIndex`. */
  covered?: SQL | null;
  /** Ids more than are counted, of whom everyone matches who fulfils the condition. */
  some?: { ids: readonly number[]; condition: SQL };
  /** Whether it is known to be no large result. */
  isFew?: boolean;
  /** Finds out more by indexes, for where a sample does not tell a large result. */
  lookUp?: () => Promise<Matching>;
}

export interface PageSearch extends Matching {
  /** What every match fulfils and an index of this order is made of; see `indexedFilter`. */
  among?: SQL;
  /** A range of an index in which everything matches: where that alone is a large result, nobody has to look at the rest. */
  certain?: SQL | null;
  order: ContactOrder;
  position: Position | undefined;
  backwards: boolean;
  limit: number;
}

/** After this share of the walk it is seen whether what is met so far promises a full page: half of what that takes does. */
const FIRST_LOOK = { share: 0.1, promising: 0.05 };

/** How many times as many rows are walked in the time of one where the index alone tells what matches. */
const QUICKER = 3;

/** null where at most `walked` rows of each part meet too few: hits are far apart, and other ways are quicker. */
export async function walkOrder(search: PageSearch, walked: number, tx: Database): Promise<number[] | null> {
  const parts = partsAhead(search);
  const most = search.limit + 1;
  if (search.covered) {
    const whole = await walkRows(search, { parts, rows: walked * QUICKER, most }, tx);
    return whole.isDone ? whole.ids : null;
  }
  const ids: number[] = [];
  for (const part of parts) {
    const met = await walkPart(search, { parts: [part], rows: walked, most: most - ids.length }, tx);
    if (!met) return null;
    ids.push(...met);
    if (ids.length === most) break;
  }
  return ids;
}

interface Walk {
  parts: PartAhead[];
  rows: number;
  most: number;
}

async function walkPart(search: PageSearch, walk: Walk, tx: Database): Promise<number[] | null> {
  const look = await walkRows(search, { ...walk, rows: Math.ceil(walk.rows * FIRST_LOOK.share) }, tx);
  if (look.isDone || look.ids.length < walk.most * FIRST_LOOK.promising) return look.isDone ? look.ids : null;
  const whole = await walkRows(search, walk, tx);
  return whole.isDone ? whole.ids : null;
}

/** What matches among so many rows; done when that fills the page or there are no more rows. */
async function walkRows(
  search: PageSearch,
  { parts, rows, most }: Walk,
  tx: Database,
): Promise<{ ids: number[]; isDone: boolean }> {
  const walks = parts.map((part) => walkOf(search, part, { rows, most }));
  const found = await tx.execute<{ id: number | null }>(
    sql`select id from (${sql.join(walks, sql` union all `)}) as walked limit ${most}`,
  );
  const ids = found.rows.map(({ id }) => id);
  const cut = ids.indexOf(null);
  return { ids: ids.slice(0, cut === -1 ? most : cut) as number[], isDone: cut === -1 };
}

/** Ids of what matches among the first rows of a part, then a null if there are more rows. Postgres stops when it has enough. */
function walkOf(
  search: PageSearch,
  { part, beyond }: PartAhead,
  { rows, most }: Pick<Walk, 'rows' | 'most'>,
): SQL {
  const within = sql`${partOf(search, part)} and ${beyond}`;
  const sorting = sortingOf(search, part);
  // Nothing that nobody asks for: fifty columns of nothing take as long as the walk.
  return sql`(
    select id from (select ${search.covered ?? sql`*`} from contact where ${within} order by ${sorting} limit ${rows}) as contact
    where ${search.matching} order by ${sorting} limit ${most}
  ) union all (
    select null::bigint from contact where ${within} order by ${sorting} offset ${rows} limit 1
  )`;
}

/** Ids of the page and one more, sorted from all that match up to a position beyond which the page does not reach. */
export async function pageUpTo(
  search: PageSearch,
  end: Position | undefined,
  tx: Database,
): Promise<number[]> {
  const ids: number[] = [];
  for (const { part, beyond } of partsAhead(search)) {
    const most = search.limit + 1 - ids.length;
    const found = await idsOf(
      sql`with found as materialized (
        select ${columnsOf(part.keys)} from contact
        where ${partOf(search, part)} and ${beyond} and ${upTo(search, part, end)} and ${search.matching}
      ) select id from found order by ${sortingOf(search, part)} limit ${most}`,
      tx,
    );
    ids.push(...found);
    if (found.length === most || (end && part === search.order.parts[end.rank])) break;
  }
  return ids;
}

/** What of a part comes no later than the position, if that lies in it. */
function upTo({ order, backwards }: PageSearch, part: OrderPart, end: Position | undefined): SQL {
  return end && part === order.parts[end.rank] ? upToPosition(order, end, backwards) : sql`true`;
}

interface PartAhead {
  part: OrderPart;
  beyond: SQL;
}

function partsAhead({ order, position, backwards }: PageSearch): PartAhead[] {
  const parts = backwards ? order.parts.toReversed() : order.parts;
  const start = position ? parts.indexOf(order.parts[position.rank] as OrderPart) : 0;
  return parts.slice(start).map((part, at) => ({
    part,
    beyond: position && at === 0 ? pastPosition(order, position, backwards) : sql`true`,
  }));
}

function partOf({ among }: PageSearch, { of }: OrderPart): SQL {
  return among ? sql`${of} and ${among}` : of;
}

function sortingOf({ order, backwards }: PageSearch, { keys }: OrderPart): SQL {
  return sortedBy(keys, order.descending !== backwards);
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
