export const LOCALES = ['pt-BR', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: Locale = 'pt-BR';
export const DEFAULT_TIME_ZONE = 'America/Sao_Paulo';

/** The language of people who are not signed in. */
export const LOCALE_COOKIE = 'carteira_locale';

export function isLocale(value: unknown): value is Locale {
  return LOCALES.includes(value as Locale);
}
