import { sealTyped } from '#components/ui/address/sealed-words.ts';
import { type ContactFilters, contactFilterShape } from '#lib/contacts/filters/contact-filters.ts';
import { refusedFilters } from '#lib/contacts/filters/read-filters.ts';
import { MOST_PICKED } from '#lib/contacts/selection/selection.ts';
import { type ListLook, listLookParameters, readListLook } from '#lib/contacts/views/list-look.ts';
import { pageSchema } from '#lib/core/paging.ts';
import { idOf, isId } from '#lib/core/row-id.ts';
import { filtersOf } from '../filter-query.ts';

/** What the list's address asks for. */
export interface ContactListQuery extends ListLook {
  /** Seals what was typed in the addresses that lead on from here. */
  key: string;
  /** Whether the filters are laid out beside the list. */
  isPanelOpen: boolean;
  /** Which tags the filters offer where there are too many for all of them: those whose name has this. */
  tagName?: string;
  /** The saved view one came from, whatever was changed since. */
  view?: number;
  after?: number;
  before?: number;
  /** Where in what matches the page begins, counted from 1, as the link to it says. */
  from?: number;
  /** Rows of this page to be picked, by their numbers: `1-25, 30`. */
  rows?: string;
  /** Contacts picked on other pages, without scripts; with them the page itself remembers. */
  picked: readonly number[];
  /** The filters that are not understood: their texts as they were given, by their names. */
  refused: ReadonlyMap<string, string>;
}

type Given = Record<string, string | string[] | undefined>;

/** Reads the list's address by the API's names; whatever else is not understood is left out. */
export function readContactListQuery({ given, key }: { given: Given; key: string }): ContactListQuery {
  const { after, before, from } = placeOf(given);
  const isPanelOpen = given.panel === 'open';
  const tagName = typeof given.tagName === 'string' ? given.tagName.trim().slice(0, 100) : '';
  const rows = typeof given.rows === 'string' ? given.rows.trim().slice(0, 100) : '';
  const look = readListLook(given);
  const [view] = idsIn(given.view);
  const picked = [...new Set(idsIn(given.contact))].slice(0, MOST_PICKED);
  const texts = filtersOf(given, contactFilterShape);
  return {
    ...look,
    key,
    isPanelOpen,
    tagName: tagName || undefined,
    view,
    after,
    before,
    from,
    rows: rows || undefined,
    picked,
    refused: new Map(refusedFilters(given).map((name) => [name, texts[name] ?? ''])),
  };
}

/** A button of the selection bar says where to in one value, `after.123.51`; a link in parameters of their own. */
function placeOf(given: Given) {
  const [, way, id, start] = /^(after|before)\.(\d+)\.(\d+)$/.exec(String(given.move ?? '')) ?? [];
  const { after, before } = pageSchema.parse(way ? { [way]: id } : given);
  const [from] = idsIn(way ? start : given.from);
  return { after, before, from };
}

function idsIn(given: string | string[] | undefined): number[] {
  return [given ?? []]
    .flat()
    .map(idOf)
    .filter((id) => isId(id));
}

/** The list's address with some of it changed. Any change but that of the page starts at the first page. */
export function contactsHref(query: ContactListQuery, change: Partial<ContactListQuery> = {}): string {
  const parameters = contactListParameters({ ...firstPage(query), ...change });
  return parameters.size > 0 ? `/contacts?${parameters}` : '/contacts';
}

/** The same list from its beginning. */
export function firstPage(query: ContactListQuery): ContactListQuery {
  return { ...query, after: undefined, before: undefined, from: undefined };
}

/** Where in the list one stands, to go on there after a change that leaves the pages as they are. */
export function placeIn({ after, before, from }: ContactListQuery): Partial<ContactListQuery> {
  return { after, before, from };
}

/** The list's address with other filters. */
export function filteredHref(query: ContactListQuery, change: ContactFilters): string {
  return contactsHref(query, { filters: { ...query.filters, ...change } });
}

/** What stands after the `?`. */
export function contactListParameters(query: ContactListQuery): URLSearchParams {
  const parameters = listLookParameters(query);
  if (query.view) parameters.set('view', String(query.view));
  if (query.isPanelOpen) parameters.set('panel', 'open');
  if (query.isPanelOpen && query.tagName) parameters.set('tagName', query.tagName);
  if (query.after) parameters.set('after', String(query.after));
  if (query.before) parameters.set('before', String(query.before));
  if (query.from && (query.after || query.before)) parameters.set('from', String(query.from));
  return sealTyped(parameters, query.key);
}

/** What a form of the list keeps as it is, in hidden fields; every change starts at the first page. */
export function keptParameters(query: ContactListQuery): [string, string][] {
  return [...contactListParameters(firstPage(query))];
}

/** Whether anything narrows the list beside the choice of active and inactive. */
export function isFiltered({ filters: { active: _, ...rest } }: ContactListQuery): boolean {
  return Object.values(rest).some((value) => value !== undefined);
}
