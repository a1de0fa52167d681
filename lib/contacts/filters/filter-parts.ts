import type { SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { isStorable } from '#lib/core/storable-text.ts';
import { normalizeText } from '#lib/identifiers/normalize-text.ts';

export interface FilterContext {
  actor: Actor;
  db: Database;
}

export type Conditions = SQL[];

/** A text as a person types it. */
export const typedText = z
  .string('invalid')
  .max(LONGEST.search, 'too_long')
  .refine(isStorable, 'invalid_characters')
  .transform((text) => normalizeText(text))
  .refine((text) => text !== '', 'required');

export type OneOrMore<Item> = Item | readonly Item[];

export function valuesOf<Item>(given: OneOrMore<Item> | undefined): Item[] {
  return (Array.isArray(given) ? [...given] : [given]).filter((value) => value !== undefined && value !== '');
}
