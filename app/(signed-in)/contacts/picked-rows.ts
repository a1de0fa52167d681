import type { ContactList } from '#lib/contacts/list-contacts.ts';
import { MOST_PICKED } from '#lib/contacts/selection/selection.ts';
import type { ContactListQuery } from './contact-list-query.ts';

/**
 * The query with the rows of this page picked that it names by their numbers, `1-25, 30`: the way to take many without scripts. Null
 * where the numbers are not understood.
 */
export function withRowsPicked(query: ContactListQuery, list: ContactList | null): ContactListQuery | null {
  if (!query.rows || !list) return query;
  const ids: number[] = [];
  for (const part of query.rows.split(/[,;]/)) {
    const [, from, to] = /^\s*(\d{1,3})\s*(?:[-–]\s*(\d{1,3})\s*)?$/.exec(part) ?? [];
    if (!from) return null;
    const [first, last] = [Number(from), Number(to ?? from)];
    if (first < 1 || last < first || last > list.items.length) return null;
    ids.push(...list.items.slice(first - 1, last).map(({ id }) => id));
  }
  return { ...query, picked: [...new Set([...query.picked, ...ids])].slice(0, MOST_PICKED) };
}
