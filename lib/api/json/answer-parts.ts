import { z } from 'zod';
import { noted } from './noted.ts';

export const id = z.int().min(1);

export const whole = z.int().min(0);

export const instant = z.iso.datetime();

export const RefusedContacts = noted(
  'refusedContacts',
  z.array(z.strictObject({ contactId: id, code: noted('reasonCode', z.string()), message: z.string() })),
);

export function pageOfSchema<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), nextCursor: noted('nextCursor', z.string().nullable()) });
}
