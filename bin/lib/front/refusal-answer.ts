import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { apiWords } from '#lib/api/api-words.ts';
import { errorResponse } from '#lib/api/error-response.ts';
import { Busy, REFUSED_BY_FRONT, TooMany } from '#lib/core/errors.ts';
import { acceptedLocale } from '#lib/i18n/accepted-locale.ts';
import { DEFAULT_LOCALE, isLocale, LOCALE_COOKIE, type Locale } from '#lib/i18n/locales.ts';
import { DATA_POLICY, SECURITY_HEADERS } from '#lib/web/content-security-policy.ts';
import { fieldsOfForm } from './form-fields.ts';
import { refusalPage } from './refusal-page.ts';

export interface FrontAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/**
 * Says no in the way that who asked can read: as the API does under its addresses, in a sentence to a page's own script,
 * else as a page of a few words. What will go through when tried again comes with the form that was sent (`body`), so that
 * sending it once more is all there is to do.
 */
export async function refusalAnswer(
  request: IncomingMessage,
  refusal: unknown,
  body: Buffer = Buffer.alloc(0),
): Promise<FrontAnswer> {
  const isApi = request.url?.startsWith('/api/') ?? false;
  const locale = localeOf(request, isApi);
  const asked = new Request('http://front.invalid/', { headers: { 'Accept-Language': locale } });
  const told = errorResponse(refusal, asked, 'front');
  const headers = {
    ...SECURITY_HEADERS,
    'Content-Security-Policy': DATA_POLICY,
    ...Object.fromEntries(told.headers),
    'Cache-Control': 'private, no-store',
  };
  if (isApi) return { status: told.status, headers, body: await told.text() };
  const { error } = (await told.json()) as { error: { message: string } };
  if (request.headers['next-action']) {
    // Next hands the text of an answer on to the form only under exactly this type.
    const plain = { ...headers, 'content-type': 'text/plain' };
    return { status: told.status, headers: plain, body: REFUSED_BY_FRONT + error.message };
  }
  const nonce = randomBytes(16).toString('base64');
  const words = { api: apiWords(locale, 'api'), auth: apiWords(locale, 'auth') };
  const mayTryAgain = refusal instanceof Busy || refusal instanceof TooMany;
  const fields = mayTryAgain ? await fieldsOfForm(request, body) : [];
  return {
    status: told.status,
    headers: {
      ...headers,
      'content-type': 'text/html; charset=utf-8',
      'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    },
    body: refusalPage({ locale, nonce, message: error.message, words, fields, mayTryAgain }),
  };
}

/** The language a page was asked for in; an integration has no page to choose one on. */
function localeOf({ headers }: IncomingMessage, isApi: boolean): Locale {
  const chosen = new RegExp(`(?:^|; )${LOCALE_COOKIE}=([^;]+)`).exec(headers.cookie ?? '')?.[1];
  if (!isApi && isLocale(chosen)) return chosen;
  return acceptedLocale(headers['accept-language'] ?? null) ?? DEFAULT_LOCALE;
}
