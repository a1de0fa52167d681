import type { ContactFilters } from '#lib/contacts/filters/contact-filters.ts';
import { type ListLook, listLookParameters, readListLook } from '#lib/contacts/views/list-look.ts';
import { pageSchema } from '#lib/core/paging.ts';

/** What the list's address asks for. */
export interface ContactListQuery extends ListLook {
  /** Whether the filters are laid out beside the list. */
  isPanelOpen: boolean;
  /** Which tags the filters offer where there are too many for all of them: those whose name has this. */
  tagName?: string;
  after?: number;
  before?: number;
}

type Given = Record<string, string | string[] | undefined>;

/** Reads the list's address by the API's names; whatever is not understood is left out. */
export function readContactListQuery(given: Given): ContactListQuery {
  const { after, before } = pageSchema.parse(given);
  const isPanelOpen = given.panel === 'open';
  const tagName = typeof given.tagName === 'string' ? given.tagName.trim().slice(0, 100) : '';
  return { ...readListLook(given), isPanelOpen, tagName: tagName || undefined, after, before };
}

/** The list's address with some of it changed. Any change but that of the page starts at the first page. */
export function contactsHref(query: ContactListQuery, change: Partial<ContactListQuery> = {}): string {
  const parameters = contactListParameters({ ...query, after: undefined, before: undefined, ...change });
  return parameters.size > 0 ? `/contacts?${parameters}` : '/contacts';
}

/** The list's address with other filters. */
export function filteredHref(query: ContactListQuery, change: ContactFilters): string {
  return contactsHref(query, { filters: { ...query.filters, ...change } });
}

/** What stands after the `?`. */
export function contactListParameters(query: ContactListQuery): URLSearchParams {
  const parameters = listLookParameters(query);
  if (query.isPanelOpen) parameters.set('panel', 'open');
  if (query.isPanelOpen && query.tagName) parameters.set('tagName', query.tagName);
  if (query.after) parameters.set('after', String(query.after));
  if (query.before) parameters.set('before', String(query.before));
  return parameters;
}

/** What a GET form of the list keeps as it is, in hidden fields; every change starts at the first page. */
export function keptParameters(query: ContactListQuery): [string, string][] {
  return [...contactListParameters({ ...query, after: undefined, before: undefined })];
}

/** The same list without filters. */
export function unfiltered(query: ContactListQuery): ContactListQuery {
  return { ...query, filters: { active: true }, after: undefined, before: undefined };
}

/** Whether anything narrows the list beside the choice of active and inactive. */
export function isFiltered({ filters: { active: _, ...rest } }: ContactListQuery): boolean {
  return Object.values(rest).some((value) => value !== undefined);
}
