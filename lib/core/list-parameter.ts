import { z } from 'zod';

const MOST_VALUES = 50;

/** A parameter of a query string that may be given more than once; once will do. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z
    .preprocess(
      (given) => (given === undefined || Array.isArray(given) ? given : [given]),
      z.array(item).min(1).max(MOST_VALUES, 'too_many_values').optional(),
    )
    .meta({ repeats: true });
}

/** Whether the parameter's schema is a `listOf`. */
export function repeats(schema: z.ZodType): boolean {
  return schema.meta()?.repeats === true;
}
