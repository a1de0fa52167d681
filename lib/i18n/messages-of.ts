import type { Locale } from './locales.ts';

export async function messagesOf(locale: Locale) {
  const catalogue =
    locale === 'en' ? await import('./messages/en/index.ts') : await import('./messages/pt-BR/index.ts');
  return catalogue.default;
}
