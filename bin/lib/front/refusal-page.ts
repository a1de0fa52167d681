import type { Translate } from '#lib/core/translate.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import type { FormField } from './form-fields.ts';

interface RefusalPage {
  locale: Locale;
  nonce: string;
  message: string;
  words: { api: Translate; auth: Translate };
  /** The form that was sent. */
  fields: FormField[];
  mayTryAgain: boolean;
}

/** A page of a few words, without scripts and without the application. */
export function refusalPage({ locale, nonce, message, words, fields, mayTryAgain }: RefusalPage): string {
  const again = escaped(words.api('retry'));
  const form = `<form method="post" enctype="multipart/form-data">${inputs(fields, words.auth)}<button>${again}</button></form>`;
  const link = mayTryAgain ? `<a class="button" href="">${again}</a> ` : '';
  const back = `<a href="/">${escaped(words.api('back'))}</a>`;
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Carteira</title><style nonce="${nonce}">${STYLE}</style></head><body><main><h1>Carteira</h1><p role="alert">${escaped(message)}</p>${fields.length > 0 ? form : link}<p>${back}</p></main></body></html>`;
}

/** The typed fields in their order, to be sent once more to where they came from; passwords are typed again. */
function inputs(fields: FormField[], t: Translate): string {
  const labels: Record<string, string> = {
    email: t('signIn.email'),
    password: t('signIn.password'),
    currentPassword: t('password.current'),
    passwordAgain: t('password.again'),
    organization: t('setUp.organization'),
    name: t('setUp.name'),
  };
  const isShown = fields.some(({ name }) => isSecret(name));
  return fields
    .map(({ name, value }) => {
      const kept = isSecret(name) ? '' : ` value="${escaped(value)}"`;
      const input = (type: string) => `<input type="${type}" name="${escaped(name)}"${kept}>`;
      const label = labels[name];
      if (!label || !isShown) return isSecret(name) ? '' : input('hidden');
      const type = isSecret(name) ? 'password' : name === 'email' ? 'email' : 'text';
      return `<label>${escaped(label)}${input(type)}</label>`;
    })
    .join('');
}

function isSecret(name: string): boolean {
  return /password/i.test(name);
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const STYLE = `:root{color-scheme:light dark}body{margin:0;min-height:100vh;display:grid;place-items:center;font:15px/1.5 system-ui,sans-serif}main{width:min(22rem,calc(100vw - 2rem))}h1{font-size:1.25rem;margin:0 0 .5rem}p{margin:0 0 1.25rem}form{display:grid;gap:1rem;margin-bottom:1.25rem}label{display:grid;gap:.25rem;font-weight:500}input,button,.button{font:inherit;padding:.5rem .75rem;border:1px solid GrayText;border-radius:.5rem}button,.button{display:block;text-align:center;text-decoration:none;border-color:transparent;background:#4338ca;color:#fff;font-weight:600}.button{margin-bottom:1.25rem}input:focus-visible,button:focus-visible,a:focus-visible{outline:2px solid #6366f1;outline-offset:2px}`;
