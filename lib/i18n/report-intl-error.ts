import { type IntlError, IntlErrorCode } from 'next-intl';
import { log } from '#lib/core/log.ts';

/**
 * A text that is missing or cannot be formatted. Tests fail at once; elsewhere the page shows the key and the log says
 * which. Only a missing key's message is logged: a formatting error's may quote what was to be shown.
 */
export function reportIntlError(error: IntlError): void {
  if (process.env.NODE_ENV === 'test') throw error;
  const missing = error.code === IntlErrorCode.MISSING_MESSAGE;
  log('i18n.error', { code: error.code, detail: missing ? error.originalMessage : undefined });
}
