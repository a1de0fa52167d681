import { type SQL, sql } from 'drizzle-orm';
import { type Conditions, typedText } from '../filter-parts.ts';

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
  return [...(addressState ? [isState(addressState)] : []), ...(city ? [isCity(city)] : [])];
}

/** Contacts in this state, however it is spelt, as a condition on `contact`. */
export function isState(text: string): SQL {
  return sql`state_folded = fold_text(${text})`;
}

/** Contacts in this city, however it is spelt, as a condition on `contact`. */
export function isCity(text: string): SQL {
  return sql`city_folded = fold_text(${text})`;
}
