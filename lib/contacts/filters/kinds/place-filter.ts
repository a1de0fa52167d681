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

export function isState(text: string): SQL {
  return sql`state_folded = fold_text(${text})`;
}

export function isCity(text: string): SQL {
  return sql`city_folded = fold_text(${text})`;
}
