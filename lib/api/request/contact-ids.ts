import { z } from 'zod';
import { inJson } from '#lib/core/json-form.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { isId } from '#lib/core/row-id.ts';

export const MOST_IDS = 10_000;

export const contactIdsInput = z.object({
  ids: inJson(
    z.array(z.int().min(1)).min(1).max(MOST_IDS),
    z
      .array(
        z.number('invalid').refine((id) => isId(id), 'invalid'),
        'required',
      )
      .min(1, 'required')
      .max(MOST_IDS, 'too_many'),
  ),
});

/** @throws Refused */
export function contactIds(ids: unknown): number[] {
  return parseInput(contactIdsInput, { ids }).ids;
}
