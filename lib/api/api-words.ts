import { createTranslator } from 'next-intl';
import type { Translate } from '#lib/core/translate.ts';
import { acceptedLocale } from '#lib/i18n/accepted-locale.ts';
import { DEFAULT_LOCALE, type Locale } from '#lib/i18n/locales.ts';
import english from '#lib/i18n/messages/en/index.ts';
import portuguese from '#lib/i18n/messages/pt-BR/index.ts';
import { reportIntlError } from '#lib/i18n/report-intl-error.ts';

const CATALOGUES = { 'pt-BR': portuguese, en: english };

/** By its Accept-Language alone: an integration has no page to choose it on. */
export function requestLocale(request: Request): Locale {
  return acceptedLocale(request.headers.get('accept-language')) ?? DEFAULT_LOCALE;
}

const made = new Map<string, Translate>();

/** Outside of what Next knows of the request. Made once for a language and an area: refusals come by the thousand. */
export function apiWords(
  locale: Locale,
  namespace: 'api' | 'auth' | 'errors' | 'bulk' | 'routing',
): Translate {
  const key = `${locale} ${namespace}`;
  const words = made.get(key) ?? newWords(locale, namespace);
  made.set(key, words);
  return words;
}

function newWords(locale: Locale, namespace: string): Translate {
  const messages: Record<string, unknown> = CATALOGUES[locale];
  return createTranslator({ locale, messages, namespace, onError: reportIntlError }) as unknown as Translate;
}
