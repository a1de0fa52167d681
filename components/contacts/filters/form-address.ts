/** The field with which a search says that it was sent, not typed. */
export const OPENS_ONLY_HIT = 'open';

/** Where a GET form would lead, without what was left blank. */
export function addressOf(form: HTMLFormElement): string {
  const filled = [...new FormData(form)].filter((part): part is [string, string] => part[1] !== '');
  const parts = new URLSearchParams(filled.map(([name, value]) => [name, String(value).trim()]));
  return `${new URL(form.action).pathname}?${parts}`;
}
