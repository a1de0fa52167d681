import { z } from 'zod';
import { inJson } from '../json-form.ts';
import { SMALL_ID } from '../row-id.ts';

/** One of a small table by its name of at most `longest` characters, or by its id; blank: none. */
export function nameOrId(longest: number) {
  const id = z.int().min(1).max(SMALL_ID);
  return inJson(
    z.union([z.string().max(longest), id]).nullable(),
    z
      .union([z.string().trim().max(longest, 'too_long'), id], 'invalid')
      .nullable()
      .transform((given) => (given === '' ? null : given)),
  );
}
