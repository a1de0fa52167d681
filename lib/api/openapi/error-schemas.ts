import type { Translate } from '#lib/i18n/translate.ts';
import { PROBLEM_STATUS } from '../problem.ts';
import * as part from './schema-parts.ts';
import type { Schema } from './types.ts';

/** The one shape of every error. */
export function errorSchemas(words: Translate): Record<string, Schema> {
  const reasons = part.listOf(part.ref('Reason'));
  return {
    Error: part.record({ error: part.ref('ErrorDetails') }),
    ErrorDetails: part.record({
      code: part.oneOf(Object.keys(PROBLEM_STATUS)),
      message: part.text(words('fields.errorMessage')),
      fields: { type: 'object', description: words('fields.errorFields'), additionalProperties: reasons },
    }),
    Reason: part.body(
      {
        code: part.text(words('fields.reasonCode')),
        message: part.text(),
        params: {
          type: 'object',
          description: words('fields.reasonParams'),
          additionalProperties: { type: ['string', 'number'] },
        },
      },
      ['code', 'message'],
    ),
  };
}
