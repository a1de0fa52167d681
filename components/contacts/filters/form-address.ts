import { sealTyped } from '#components/ui/address/sealed-words.ts';
import { pageOfSearch } from '#components/ui/address/search-action.ts';

/** The field with which a search says that it was sent, not typed. */
export const OPENS_ONLY_HIT = 'open';

/**
 * Where the form of a search leads, as `/search` would say it: without what was left blank and the fields in `leftOut`, with what was typed
 * sealed.
 */
export function addressOf(form: HTMLFormElement, key: string, leftOut: readonly string[] = []): string {
  const filled = [...new FormData(form)].filter(([name, value]) => value !== '' && !leftOut.includes(name));
  const parts = new URLSearchParams(filled.map(([name, value]) => [name, String(value).trim()]));
  return `${pageOfSearch(new URL(form.action).pathname)}?${sealTyped(parts, key)}`;
}
