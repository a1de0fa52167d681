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

export function repeats(schema: z.ZodType): boolean {
  return schema.meta()?.repeats === true;
}
/** Values by name, in the order the names first come. One walk: asking a form name by name walks all of it each time. */
export function fieldsOf<Value>(given: Iterable<readonly [string, Value]>): Map<string, Value[]> {
  const fields = new Map<string, Value[]>();
  for (const [name, value] of given) {
    const values = fields.get(name);
    if (values) values.push(value);
    else fields.set(name, [value]);
  }
  return fields;
}
