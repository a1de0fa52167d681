import { z } from 'zod';
import { boundedReasons, type FieldReasons, type Reason, Refused } from '#lib/core/errors.ts';
import { fieldsOf, repeats } from '#lib/core/list-parameter.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { idText } from '#lib/core/row-id.ts';
import { refuseUnstorableText } from './unstorable-text.ts';

/** The cursor is the last item's id, which is no personal data. */
export const listParameters = {
  limit: z
    .string()
    .regex(/^\d{1,3}$/, 'limit_range')
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= 200, 'limit_range')
    .default(50),
  cursor: idText('invalid_cursor').optional(),
};

export const booleanParameter = z
  .enum(['true', 'false'], 'invalid_boolean')
  .transform((text) => text === 'true');

/** A parameter nobody knows is refused by name: a misspelt filter must not answer with the whole base. @throws Refused */
export function readQuery<Shape extends z.ZodRawShape>(request: Request, shape: Shape) {
  const given = fieldsOf(new URL(request.url).searchParams);
  const refused = boundedReasons(unreadable(given, shape));
  if (Object.keys(refused).length > 0) throw new Refused(refused);
  const values = Object.fromEntries(
    [...given].map(([name, all]) => [name, repeats(shape[name] as z.ZodType) ? all : all[0]]),
  );
  refuseUnstorableText(values);
  try {
    return parseInput(z.object(shape), values);
  } catch (error) {
    throw error instanceof Refused ? new Refused(byParameter(error.fields)) : error;
  }
}

function* unreadable(given: Map<string, string[]>, shape: z.ZodRawShape): Generator<[string, Reason[]]> {
  for (const [name, values] of given) {
    if (!Object.hasOwn(shape, name)) yield [name, [{ code: 'unknown_parameter' }]];
    else if (values.length > 1 && !repeats(shape[name] as z.ZodType))
      yield [name, [{ code: 'repeated_parameter' }]];
  }
}

/** A value of a list is refused under the parameter's name, which is all the client wrote. */
function byParameter(fields: FieldReasons): FieldReasons {
  return boundedReasons(
    Object.entries(fields).map(([path, reasons]) => [path.replace(/\.\d+$/, ''), reasons] as const),
  );
}
