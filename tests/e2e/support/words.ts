import { createTranslator } from 'next-intl';
import english from '#lib/i18n/messages/en/index.ts';
import portuguese from '#lib/i18n/messages/pt-BR/index.ts';

type Fill = Record<string, string | number>;

/** A text as the pages say it in Portuguese. */
export const t = translator('pt-BR', portuguese);

/** The same in English. */
export const inEnglish = translator('en', english);

function translator(locale: string, messages: object): (key: string, fill?: Fill) => string {
  const say = createTranslator({ locale, messages: messages as Record<string, never>, timeZone: 'UTC' });
  return (key, fill) => say(key as never, fill as never);
}

/** Matches a text that contains this one. */
export function containing(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
}
