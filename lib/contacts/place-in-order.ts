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
  const texts = sql.join(
    order.keys.map(({ column }) => sql`${column}::text`),
    sql`, `,
  );
  const { rows } = await tx.execute<{ rank: number; texts: (string | null)[] }>(
    sql`select ${order.rank} as rank, array[${texts}] as texts from contact where id = ${id} and ${visible}`,
  );
  const [row] = rows;
  if (!row) return undefined;
  return { rank: row.rank, values: new Map(order.keys.map((key, at) => [key, row.texts[at] ?? null])) };
}

/** What of the place's own part comes after it; turned round, before it. */
export function pastPlace({ parts, descending }: ContactOrder, place: Place, backwards: boolean): SQL {
  const keys = parts[place.rank]?.keys ?? [];
  const columns = sql.join(
    keys.map(({ column }) => column),
    sql`, `,
  );
  const values = sql.join(
    keys.map((key) => sql`${place.values.get(key) ?? null}::${key.type}`),
    sql`, `,
  );
  return sql`(${columns}) ${descending !== backwards ? sql`<` : sql`>`} (${values})`;
}
