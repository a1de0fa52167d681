import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { ContactOrder, SortKey } from './contact-order.ts';

/** Where a contact stands in an order. */
export interface Place {
  /** Of its part. */
  rank: number;
  /** As text: a Date would lose the microseconds. */
  values: Map<SortKey, string | null>;
}

/** The place of the contact a page goes on from, looked up by its id: a name has no business in an address. */
export async function placeOf(
  id: number | undefined,
  visible: SQL,
  order: ContactOrder,
  tx: Database,
): Promise<Place | undefined> {
  if (id === undefined) return undefined;
  const { rows } = await tx.execute<{ place: string[] }>(
    sql`select ${placeColumn(order)} as place from contact where id = ${id} and ${visible}`,
  );
  return readPlace(order, rows[0]?.place);
}

/** A row's place as one column; `rank` is how the row knows its part's number, where it does not have to be worked out. */
export function placeColumn({ keys, ...order }: ContactOrder, rank = order.rank): SQL {
  const texts = sql.join(
    keys.map(({ column }) => sql`${column}::text`),
    sql`, `,
  );
  return sql`array[(${rank})::text, ${texts}]`;
}

/** Reads what `placeColumn` selected. */
export function readPlace(
  { keys }: ContactOrder,
  texts: (string | null)[] | null | undefined,
): Place | undefined {
  if (!texts) return undefined;
  const [rank, ...values] = texts;
  return { rank: Number(rank), values: new Map(keys.map((key, at) => [key, values[at] ?? null])) };
}

/** What of the place's own part comes after it; turned round, before it. */
export function pastPlace(order: ContactOrder, place: Place, backwards: boolean): SQL {
  return compared(order, place, order.descending !== backwards ? sql`<` : sql`>`);
}

/** What of the place's own part comes before it, and the place; turned round, after it. */
export function upToPlace(order: ContactOrder, place: Place, backwards: boolean): SQL {
  return compared(order, place, order.descending !== backwards ? sql`>=` : sql`<=`);
}

function compared({ parts }: ContactOrder, place: Place, sign: SQL): SQL {
  const keys = parts[place.rank]?.keys ?? [];
  const columns = sql.join(
    keys.map(({ column }) => column),
    sql`, `,
  );
  const values = sql.join(
    keys.map((key) => sql`${place.values.get(key) ?? null}::${key.type}`),
    sql`, `,
  );
  return sql`(${columns}) ${sign} (${values})`;
}
