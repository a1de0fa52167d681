import { z } from 'zod';
import { pageSchema } from '#lib/core/paging.ts';
import { normalizeText } from '#lib/identifiers/normalize-text.ts';

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const text = z
  .preprocess(
    first,
    z
      .string()
      .max(200)
      .transform((value) => normalizeText(value)),
  )
  .catch('');

export const STATES = ['active', 'inactive', 'all'] as const;
export type ListState = (typeof STATES)[number];

const schema = pageSchema.extend({
  q: text,
  tag: text,
  state: z.preprocess(first, z.enum(STATES)).catch('active'),
});

/** What the list's address asks for; whatever is not understood is left out. */
export type ContactListQuery = z.output<typeof schema>;

export function readContactListQuery(query: Record<string, unknown>): ContactListQuery {
  return schema.parse(query);
}

/** The list's address with some of it changed. Any change but that of the page starts at the first page. */
export function contactsHref(query: ContactListQuery, change: Partial<ContactListQuery> = {}): string {
  const { q, tag, state, after, before } = { ...query, after: undefined, before: undefined, ...change };
  const parts = new URLSearchParams();
  if (q) parts.set('q', q);
  if (state !== 'active') parts.set('state', state);
  if (tag) parts.set('tag', tag);
  if (after) parts.set('after', String(after));
  if (before) parts.set('before', String(before));
  return parts.size > 0 ? `/contacts?${parts}` : '/contacts';
}
