import { z } from 'zod';
import { type FieldReasons, Refused } from '#lib/core/errors.ts';
import { repeats } from '#lib/core/list-parameter.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { idText } from '#lib/core/row-id.ts';
import { refuseUnstorableText } from './unstorable-text.ts';

/** Parameters of every list. The cursor is the last item's id, which is no personal data. */
export const listParameters = {
  limit: z
    .string()
    .regex(/^\d{1,3}$/, 'limit_range')
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= 200, 'limit_range')
    .default(50),
  cursor: idText('invalid_cursor').optional(),
};

/** `true` or `false`, in words. */
export const booleanParameter = z
  .enum(['true', 'false'], 'invalid_boolean')
  .transform((text) => text === 'true');

/**
 * The query string by its schema. A parameter nobody knows is refused by name: a misspelt filter must not answer with
 * the whole base. One that is a list may be given more than once.
 * @throws Refused
 */
export function readQuery<Shape extends z.ZodRawShape>(request: Request, shape: Shape) {
  const given = new URL(request.url).searchParams;
  const refused: FieldReasons = {};
  for (const name of new Set(given.keys())) {
    if (!Object.hasOwn(shape, name)) refused[name] = [{ code: 'unknown_parameter' }];
    else if (given.getAll(name).length > 1 && !repeats(shape[name] as z.ZodType))
      refused[name] = [{ code: 'repeated_parameter' }];
  }
  if (Object.keys(refused).length > 0) throw new Refused(refused);
  const values = Object.fromEntries(
    [...given].map(([name, value]) => [name, repeats(shape[name] as z.ZodType) ? given.getAll(name) : value]),
  );
  refuseUnstorableText(values);
  try {
    return parseInput(z.object(shape), values);
  } catch (error) {
    throw error instanceof Refused ? new Refused(byParameter(error.fields)) : error;
  }
}

/** A value of a list is refused under the parameter's name, which is all the asker wrote. */
function byParameter(fields: FieldReasons): FieldReasons {
  const named: FieldReasons = {};
  for (const [path, reasons] of Object.entries(fields)) {
    const name = path.replace(/\.\d+$/, '');
    named[name] = [...(named[name] ?? []), ...reasons];
  }
  return named;
}
