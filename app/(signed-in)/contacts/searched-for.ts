import { LONGEST } from '#lib/core/limits.ts';

/** What was searched, in the field of a new contact that it belongs in. */
export function searchedFor(given: unknown): Record<string, string> {
  const term = typeof given === 'string' ? given.trim().slice(0, LONGEST.name) : '';
  if (term === '') return {};
  if (/^\S+@\S+$/.test(term)) return { email: term };
  return /^[+\d][\d\s().-]{6,}$/.test(term) ? { 'phones.0.number': term } : { name: term };
}
