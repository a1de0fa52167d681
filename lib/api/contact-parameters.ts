import { z } from 'zod';
import { booleanParameter, listParameters } from './read-query.ts';

const filter = z.string().trim().min(1, 'required').max(200, 'too_long').optional();

/** What a list of contacts may be narrowed by. */
export const contactParameters = {
  ...listParameters,
  search: filter,
  active: booleanParameter.optional(),
  tag: filter,
  clientCode: filter,
};
