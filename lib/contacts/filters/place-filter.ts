import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { type Conditions, type FilterContext, typedText } from './filter-parts.ts';
import { spellings } from './spellings.ts';

export const placeFilter = {
  city: typedText.optional(),
  addressState: typedText.optional(),
};

/** Compared whole, without case or accents. */
export interface PlaceFilter {
  city?: string;
  addressState?: string;
}

export async function placeConditions(
  { city, addressState }: PlaceFilter,
  { db }: FilterContext,
): Promise<Conditions> {
  const conditions: Conditions = [];
  if (addressState) conditions.push(await spelledAs(sql`contact.state`, addressState, db));
  if (city) conditions.push(await spelledAs(sql`contact.city`, city, db));
  return conditions;
}

/** Folding every row's city would cost ten times what comparing it costs. */
async function spelledAs(column: SQL, text: string, db: Database): Promise<SQL> {
  const [spelling, ...others] = await spellings(column, text, db);
  if (spelling === undefined) return sql`false`;
  if (others.length === 0) return sql`${column} collate "C" = ${spelling}`;
  return sql`${column} collate "C" = any(${sql.param([spelling, ...others])}::text[])`;
}
