import type { ContactList } from '#lib/contacts/list-contacts.ts';
import type { ContactListQuery } from './contact-list-query.ts';

type Place = Pick<ContactListQuery, 'after' | 'before' | 'from'>;

/** Where the page begins, counted from 1; null where its address does not say and it is neither the first nor the last. */
export function pageStart(list: ContactList, { from }: Place): number | null {
  const { items, previous, next, count, countIsExact } = list;
  if (previous === null) return 1;
  if (next === null && countIsExact) return Math.max(1, count - items.length + 1);
  return from ?? null;
}

export function nextPage(list: ContactList, query: Place): Place | null {
  const start = pageStart(list, query);
  return list.next === null
    ? null
    : { after: list.next, from: start ? start + list.items.length : undefined };
}

export function previousPage(list: ContactList, query: Place & Pick<ContactListQuery, 'size'>): Place | null {
  const start = pageStart(list, query);
  return list.previous === null
    ? null
    : { before: list.previous, from: start ? Math.max(1, start - query.size) : undefined };
}
