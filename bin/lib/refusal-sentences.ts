import { createTranslator } from 'next-intl';
import type { Refused } from '#lib/core/errors.ts';
import errors from '#lib/i18n/messages/en/errors.json' with { type: 'json' };

/** In English, for a terminal. */
export function refusalSentences(refused: Refused): string[] {
  const translate = createTranslator({
    locale: 'en',
    messages: { errors },
    namespace: 'errors',
  }) as unknown as (code: string, params?: Record<string, string | number>) => string;
  return Object.entries(refused.fields).flatMap(([field, reasons]) =>
    reasons.map(({ code, params }) =>
      field === 'form' ? translate(code, params) : `${field}: ${translate(code, params)}`,
    ),
  );
}
