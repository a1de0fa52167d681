import { MOST_TAGS } from '#lib/core/limits.ts';
import type { Translate } from '#lib/core/translate.ts';

export function refusalWords(t: Translate): (reason: string) => string {
  return (reason) =>
    t(reason === 'not_found' ? 'contact_gone' : reason, { maximum: MOST_TAGS, count: MOST_TAGS });
}
