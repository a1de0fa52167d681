import { asc, desc, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { idField } from './row-id.ts';

/** `?after=` or `?before=` the id of a row: an id is no personal data, so it may stand in a URL. */
export const pageSchema = z.object({
  after: idField().optional().catch(undefined),
  before: idField().optional().catch(undefined),
});

/** A page of older rows than `after`, or of newer ones than `before`, in a list with the newest first. Neither: its first page. */
export interface PagePlace {
  after?: number;
  before?: number;
}

export interface Page<Item> {
  items: Item[];
  next: number | null;
  previous: number | null;
}

/**
 * How the rows of a page are read: older ones downwards, newer ones upwards. Cast to bigint because an address may name an id too
 * large for an integer column.
 */
export function readingFrom({ after, before }: PagePlace, id: PgColumn | SQL): { side?: SQL; order: SQL } {
  if (before !== undefined) return { side: sql`${id} > ${before}::bigint`, order: asc(id) };
  return { side: after === undefined ? undefined : sql`${id} < ${after}::bigint`, order: desc(id) };
}

/**
 * The page of rows that were read as `readingFrom` says, `limit` and one more where there are as many. An empty page links back to
 * the row it was asked from.
 */
export function pageOfRows<Item extends { id: number }>(
  rows: readonly Item[],
  { after, before, limit }: PagePlace & { limit: number },
): Page<Item> {
  const more = rows.length > limit;
  const items = rows.slice(0, limit);
  if (before !== undefined) {
    items.reverse();
    return { items, next: items.at(-1)?.id ?? before + 1, previous: more ? (items[0]?.id ?? null) : null };
  }
  const previous = after === undefined || after === 1 ? null : (items[0]?.id ?? after - 1);
  return { items, next: more ? (items.at(-1)?.id ?? null) : null, previous };
}

/** All rows in pieces of `size`, the newest first: `read` gives as many of those behind `after`, or the first ones. */
export async function* inPieces<Row extends { id: number }>(
  size: number,
  read: (place: PagePlace) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  let after: number | undefined;
  do {
    const rows = await read({ after });
    if (rows.length > 0) yield rows;
    after = rows.length < size ? undefined : rows.at(-1)?.id;
  } while (after !== undefined);
}
