import type { Translate } from '#lib/core/translate.ts';
import type { Parameter, Schema } from './types.ts';

export function listParameterParts(words: Translate): Parameter[] {
  return [
    parameter(words, 'limit', { type: 'integer', minimum: 1, maximum: 200, default: 50 }),
    parameter(words, 'cursor', { type: 'string', pattern: '^[1-9][0-9]{0,14}$' }),
  ];
}

/** Its words are `parameters.<word>`: the name, unless another list means something else by that. */
export function parameter(words: Translate, word: string, schema: Schema, name = word): Parameter {
  return { name, in: 'query', description: words(`parameters.${word}`), required: false, schema };
}

export function idParameter(words: Translate): Parameter {
  return {
    name: 'id',
    in: 'path',
    description: words('parameters.id'),
    required: true,
    schema: { type: 'integer', minimum: 1 },
  };
}

export function idempotencyKeyParameter(words: Translate): Parameter {
  return {
    name: 'Idempotency-Key',
    in: 'header',
    description: words('parameters.idempotencyKey'),
    required: false,
    schema: { type: 'string', maxLength: 255 },
  };
}
