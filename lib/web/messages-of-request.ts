import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { acceptedLocale } from '#lib/i18n/accepted-locale.ts';
import {
  DEFAULT_LOCALE,
  DEFAULT_TIME_ZONE,
  isLocale,
  LOCALE_COOKIE,
  type Locale,
} from '#lib/i18n/locales.ts';
import { messagesOf } from '#lib/i18n/messages-of.ts';
import { reportIntlError } from '#lib/i18n/report-intl-error.ts';
import { optionalActor } from './session.ts';

/** Who names a language is not asked who they are: polling must not look like activity. */
export default getRequestConfig(async ({ locale: asked }) => {
  const actor = isLocale(asked) ? null : await optionalActor();
  const locale = isLocale(asked) ? asked : (actor?.locale ?? (await visitorLocale()));
  return {
    locale,
    timeZone: actor?.timeZone ?? DEFAULT_TIME_ZONE,
    messages: await messagesOf(locale),
    onError: reportIntlError,
  };
});

async function visitorLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  if (isLocale(chosen)) return chosen;
  return acceptedLocale((await headers()).get('accept-language')) ?? DEFAULT_LOCALE;
}
