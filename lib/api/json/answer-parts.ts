import { z } from 'zod';
import { noted } from './noted.ts';

/** Pieces that the schemas of answers share. */
export const id = z.int().min(1);

/** A count. */
export const whole = z.int().min(0);

export const instant = z.iso.datetime();

export const RefusedContacts = noted(
  'refusedContacts',
  z.array(z.strictObject({ contactId: id, code: noted('reasonCode', z.string()), message: z.string() })),
);

/** A page of a list. */
export function pageOfSchema<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), nextCursor: noted('nextCursor', z.string().nullable()) });
}
