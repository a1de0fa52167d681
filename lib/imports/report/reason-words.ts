import type { RejectionReason } from '#db/schema/index.ts';
import type { Translate } from '#lib/core/translate.ts';

export function reasonWords(t: Translate): (reason: RejectionReason) => string {
  return ({ code, column, count, found }) => {
    const words = t(code, {
      column: column ?? '',
      count: count ?? 0,
      maximum: count ?? 0,
      found: found ?? 'other',
    });
    return column ? `${column}: ${words}` : words;
  };
}
