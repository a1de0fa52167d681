import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { ContactOrder, SortKey } from './contact-order.ts';

export interface Position {
  rank: number;
  /** As text: a Date would lose the microseconds. */
  values: Map<SortKey, string | null>;
}

/** The position of the contact a page goes on from, looked up by its id: a name has no business in an address. */
export async function positionOf(
  id: number | undefined,
  visible: SQL,
  order: ContactOrder,
  tx: Database,
): Promise<Position | undefined> {
  if (id === undefined) return undefined;
  const { rows } = await tx.execute<{ position: string[] }>(
    sql`select ${positionColumn(order)} as position from contact where id = ${id} and ${visible}`,
  );
  return readPosition(order, rows[0]?.position);
}

/** A row's position as one column; `rank` is how the row knows its part's number, where it does not have to be worked out. */
export function positionColumn({ keys, ...order }: ContactOrder, rank = order.rank): SQL {
  const texts = sql.join(
    keys.map(({ column }) => sql`${column}::text`),
    sql`, `,
  );
  return sql`array[(${rank})::text, ${texts}]`;
}

export function readPosition(
  { keys }: ContactOrder,
  texts: (string | null)[] | null | undefined,
): Position | undefined {
  if (!texts) return undefined;
  const [rank, ...values] = texts;
  return { rank: Number(rank), values: new Map(keys.map((key, at) => [key, values[at] ?? null])) };
}

/** What of the position's own part comes after it; turned round, before it. */
export function pastPosition(order: ContactOrder, position: Position, backwards: boolean): SQL {
  return compared(order, position, order.descending !== backwards ? sql`<` : sql`>`);
}

/** What of the position's own part comes before it, and the position; turned round, after it. */
export function upToPosition(order: ContactOrder, position: Position, backwards: boolean): SQL {
  return compared(order, position, order.descending !== backwards ? sql`>=` : sql`<=`);
}

function compared({ parts }: ContactOrder, position: Position, sign: SQL): SQL {
  const keys = parts[position.rank]?.keys ?? [];
  const columns = sql.join(
    keys.map(({ column }) => column),
    sql`, `,
  );
  const values = sql.join(
    keys.map((key) => sql`${position.values.get(key) ?? null}::${key.type}`),
    sql`, `,
  );
  return sql`(${columns}) ${sign} (${values})`;
}
