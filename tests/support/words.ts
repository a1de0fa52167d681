import { createTranslator } from 'next-intl';
import type { Translate } from '#lib/core/translate.ts';

/** Messages of one area of a catalogue. A missing one throws. */
export function wordsOf(locale: string, messages: object, namespace: string): Translate {
  const onError = (error: Error) => {
    throw error;
  };
  return createTranslator({
    locale,
    messages: messages as never,
    namespace,
    onError,
  } as never) as unknown as Translate;
}
