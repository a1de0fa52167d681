import { createTranslator, type useTranslations } from 'next-intl';
import { getLocale, type getTranslations as getTranslationsOfRequest } from 'next-intl/server';
import { isLocale, type Locale } from './locales.ts';
import { messagesOf } from './messages-of.ts';
import { reportIntlError } from './report-intl-error.ts';

type Asked = string | { locale?: string; namespace?: string };

const made = new Map<string, Promise<unknown>>();

/**
 * With cached translators: creating them for every request takes a twentieth of the list's time. They know no time zone:
 * `lib/format` formats dates.
 */
export const getTranslations = (async (asked: Asked = {}) => {
  const { locale, namespace } = typeof asked === 'string' ? { namespace: asked } : asked;
  const reader = isLocale(locale) ? locale : ((await getLocale()) as Locale);
  const key = `${reader} ${namespace}`;
  const translator = made.get(key) ?? translatorOf(reader, namespace);
  made.set(key, translator);
  return translator;
}) as typeof getTranslationsOfRequest;

export type Words<Part extends NonNullable<Parameters<typeof useTranslations>[0]> = never> = Awaited<
  ReturnType<typeof getTranslations<Part>>
>;

async function translatorOf(locale: Locale, namespace: string | undefined): Promise<unknown> {
  const messages = await messagesOf(locale);
  return createTranslator({ locale, messages, namespace: namespace as 'contacts', onError: reportIntlError });
}
