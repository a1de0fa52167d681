import { z } from 'zod';
import { parseInput } from '#lib/core/parse-input.ts';
import { isId } from '#lib/core/row-id.ts';

/** Contacts one call may name. */
export const MOST_IDS = 10_000;

const schema = z.object({
  ids: z
    .array(
      z.number('invalid').refine((id) => isId(id), 'invalid'),
      'required',
    )
    .min(1, 'required')
    .max(MOST_IDS, 'too_many'),
});

/** The `ids` of a body that names the contacts something is done to. @throws Refused */
export function contactIds(ids: unknown): number[] {
  return parseInput(schema, { ids }).ids;
}
