import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { apiWords } from '#lib/api/api-words.ts';
import { acceptedLocale } from '#lib/i18n/accepted-locale.ts';
import { DEFAULT_LOCALE, isLocale, LOCALE_COOKIE, type Locale } from '#lib/i18n/locales.ts';
import type { Translate } from '#lib/core/translate.ts';
import { type FormField, fieldsOfForm } from './form-fields.ts';

const RETRY_AFTER_SECONDS = 3;

/**
 * 429 for a form with a password when too many come at once. A browser gets the form again with all it typed but the
 * passwords, without scripts and without a page of ours being drawn; the page's own script gets a word it understands; a
 * program gets JSON.
 */
export async function answerCrowd(
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): Promise<void> {
  const locale = localeOf(request);
  const t = apiWords(locale, 'auth');
  response.statusCode = 429;
  response.setHeader('Retry-After', String(RETRY_AFTER_SECONDS));
  response.setHeader('Cache-Control', 'private, no-store');
  response.setHeader('Content-Language', locale);
  if (request.headers['next-action']) {
    // Next hands the text of an answer on to the form only under exactly this type.
    response.setHeader('Content-Type', 'text/plain');
    response.end('busy');
  } else if (request.url?.startsWith('/api/')) {
    response.setHeader('Content-Type', 'application/json');
    const error = { code: 'too_many_requests', message: t('crowd.text'), fields: {} };
    response.end(JSON.stringify({ error }));
  } else {
    const nonce = randomBytes(16).toString('base64');
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader(
      'Content-Security-Policy',
      `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    );
    response.end(page(locale, t, nonce, await fieldsOfForm(request, body)));
  }
}

function localeOf({ headers }: IncomingMessage): Locale {
  const chosen = new RegExp(`(?:^|; )${LOCALE_COOKIE}=([^;]+)`).exec(headers.cookie ?? '')?.[1];
  if (isLocale(chosen)) return chosen;
  return acceptedLocale(headers['accept-language'] ?? null) ?? DEFAULT_LOCALE;
}

/** The typed fields in their order, to be sent once more to where they came from. */
function page(locale: Locale, t: Translate, nonce: string, fields: FormField[]): string {
  const labels: Record<string, string> = {
    email: t('signIn.email'),
    password: t('signIn.password'),
    currentPassword: t('password.current'),
    passwordAgain: t('password.again'),
    organization: t('setUp.organization'),
    name: t('setUp.name'),
  };
  const inputs = fields.map(({ name, value }) => {
    const isSecret = /password/i.test(name);
    const kept = isSecret ? '' : ` value="${escaped(value)}"`;
    const input = (type: string) => `<input type="${type}" name="${escaped(name)}"${kept}>`;
    const label = labels[name];
    if (!label) return isSecret ? '' : input('hidden');
    const type = isSecret ? 'password' : name === 'email' ? 'email' : 'text';
    return `<label>${escaped(label)}${input(type)}</label>`;
  });
  const form = `<form method="post" enctype="multipart/form-data">${inputs.join('')}<button>${escaped(t('crowd.retry'))}</button></form>`;
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(t('crowd.title'))} · Carteira</title><style nonce="${nonce}">${STYLE}</style></head><body><main><h1>${escaped(t('crowd.title'))}</h1><p role="alert">${escaped(t('crowd.text'))}</p>${fields.length > 0 ? form : ''}</main></body></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const STYLE = `:root{color-scheme:light dark}body{margin:0;min-height:100vh;display:grid;place-items:center;font:15px/1.5 system-ui,sans-serif}main{width:min(22rem,calc(100vw - 2rem))}h1{font-size:1.25rem;margin:0 0 .5rem}form{display:grid;gap:1rem;margin-top:1.25rem}label{display:grid;gap:.25rem;font-weight:500}input,button{font:inherit;padding:.5rem .75rem;border:1px solid GrayText;border-radius:.5rem}button{border-color:transparent;background:#4338ca;color:#fff;font-weight:600}input:focus-visible,button:focus-visible{outline:2px solid #6366f1;outline-offset:2px}`;
