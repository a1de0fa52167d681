import { type Database, searchDatabase } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { isCancelled } from '#lib/core/as-busy.ts';
import { refuse } from '#lib/core/errors.ts';
import type { Page } from '#lib/core/paging.ts';
import { authorize } from '#lib/core/permissions.ts';
import type { Contact } from './contact-record.ts';
import type { ContactFilters } from './filters/contact-filters.ts';
import type { ContactSort } from './list/contact-order.ts';
import { type FoundPage, findPage } from './list/find-page.ts';
import { knownLargeResult, rememberResult, resultKey } from './list/large-results.ts';
import { pageSearch } from './list/page-search.ts';
import { positionOf } from './list/position-in-order.ts';
import { readContacts } from './list/read-contacts.ts';
import { inSearchTurn } from './search-turn.ts';
import { visibleContacts } from './visible-contacts.ts';

export interface ContactQuery extends ContactFilters {
  after?: number;
  before?: number;
  limit?: number;
  /** By name when left out; then names that begin with what is searched come first. */
  sort?: ContactSort;
}

export interface ContactList extends Page<Contact> {
  count: number;
  countIsExact: boolean;
}

const PAGE_SIZE = 50;

/** @throws Refused `search_too_slow` after two seconds, TooMany */
export async function listContacts(
  actor: Actor,
  query: ContactQuery = {},
  db: Database = searchDatabase(),
): Promise<ContactList> {
  authorize(actor, 'contacts.view');
  try {
    return await inSearchTurn(actor, async () => {
      const page = await pageOf(actor, query, db);
      return { ...page, items: await readContacts(page.items, db) };
    });
  } catch (error) {
    if (isCancelled(error)) refuse('search', 'search_too_slow');
    throw error;
  }
}

async function pageOf(
  actor: Actor,
  { after, before, limit = PAGE_SIZE, sort = 'name', ...filters }: ContactQuery,
  db: Database,
): Promise<FoundPage> {
  const search = await pageSearch(filters, sort, { actor, db });
  const position = await positionOf(before ?? after, visibleContacts(actor), search.order, db);
  const backwards = position !== undefined && before !== undefined;
  const key = resultKey(actor, filters, sort);
  const large = knownLargeResult(key);
  const page = await findPage({ ...search, position, backwards, limit }, db, {
    large: large && (position ? {} : large),
  });
  rememberResult(key, page.large && position ? (large ?? {}) : page.large);
  return page;
}
