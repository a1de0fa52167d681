import { createTranslator } from 'next-intl';
import type { Translate } from '#lib/core/translate.ts';
import { acceptedLocale } from '#lib/i18n/accepted-locale.ts';
import { DEFAULT_LOCALE, type Locale } from '#lib/i18n/locales.ts';
import english from '#lib/i18n/messages/en/index.ts';
import portuguese from '#lib/i18n/messages/pt-BR/index.ts';
import { reportIntlError } from '#lib/i18n/report-intl-error.ts';

const CATALOGUES = { 'pt-BR': portuguese, en: english };

/** The language a client prefers, by its Accept-Language alone: an integration has no page to choose it on. */
export function requestLocale(request: Request): Locale {
  return acceptedLocale(request.headers.get('accept-language')) ?? DEFAULT_LOCALE;
}

/** Messages of one area, outside of what Next knows of the request. */
export function apiWords(locale: Locale, namespace: 'api' | 'errors'): Translate {
  const messages: Record<string, unknown> = CATALOGUES[locale];
  return createTranslator({ locale, messages, namespace, onError: reportIntlError }) as unknown as Translate;
}
