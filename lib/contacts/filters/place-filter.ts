import { sql } from 'drizzle-orm';
import { contacts } from '#db/schema/index.ts';
import { type Conditions, typedText } from './filter-parts.ts';

export const placeFilter = {
  city: typedText.optional(),
  addressState: typedText.optional(),
};

/** Compared whole, without case or accents. */
export interface PlaceFilter {
  city?: string;
  addressState?: string;
}

export function placeConditions({ city, addressState }: PlaceFilter): Conditions {
  const conditions: Conditions = [];
  if (addressState) conditions.push(sql`fold_text(${contacts.state}) = fold_text(${addressState})`);
  if (city) conditions.push(sql`fold_text(${contacts.city}) = fold_text(${city})`);
  return conditions;
}
