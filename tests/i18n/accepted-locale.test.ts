import { expect, test } from 'vitest';
import { acceptedLocale } from '#lib/i18n/accepted-locale.ts';

test.each([
  ['pt-BR,pt;q=0.9,en;q=0.8', 'pt-BR'],
  ['en-GB,en;q=0.9', 'en'],
  ['pt-PT', 'pt-BR'],
  ['de,en;q=0.4,pt;q=0.6', 'pt-BR'],
  ['en;q=0,pt', 'pt-BR'],
  ['de,fr', undefined],
  ['*', undefined],
  ['', undefined],
  [null, undefined],
  ['en;q=garbage', undefined],
])('%s asks for %s', (header, locale) => {
  expect(acceptedLocale(header)).toBe(locale);
});
