import { type IntlError, IntlErrorCode } from 'next-intl';
import { log } from '#lib/core/log.ts';

/**
 * Tests fail at once; elsewhere the page shows the key. Only a missing key is logged: a formatting error may contain the values
 * shown.
 */
export function reportIntlError(error: IntlError): void {
  if (process.env.NODE_ENV === 'test') throw error;
  const missing = error.code === IntlErrorCode.MISSING_MESSAGE;
  log('i18n.error', { code: error.code, detail: missing ? error.originalMessage : undefined });
}
