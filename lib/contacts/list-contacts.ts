import { inArray, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { contacts } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { rootCause } from '#lib/core/log.ts';
import type { Page } from '#lib/core/paging.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type ContactSort, contactOrder } from './contact-order.ts';
import { type Contact, type ContactRow, contactColumns, contactsOf } from './contact-record.ts';
import { crowdKey, knownCrowd, rememberCrowd } from './crowds.ts';
import type { ContactFilters } from './filters/contact-filters.ts';
import { filterCondition } from './filters/filter-condition.ts';
import { homeOf } from './filters/home-of.ts';
import { findPage } from './find-page.ts';
import { placeOf } from './place-in-order.ts';
import { visibleContacts } from './visible-contacts.ts';

export interface ContactQuery extends ContactFilters {
  /** Id of the last contact of the page before. */
  after?: number;
  /** Id of the first contact of the page after. */
  before?: number;
  limit?: number;
  /** By name when left out. */
  sort?: ContactSort;
}

export interface ContactList extends Page<Contact> {
  /** How many match; counting stops at ten thousand. */
  count: number;
  countIsExact: boolean;
}

const PAGE_SIZE = 50;
const PATIENCE_MS = 2000;
const QUERY_CANCELED = '57014';

/**
 * A page of the contacts the actor may see. Refuses a search that takes longer than two seconds.
 */
export async function listContacts(
  actor: Actor,
  { after, before, limit = PAGE_SIZE, sort = 'name', ...filters }: ContactQuery = {},
  db: Database = database(),
): Promise<ContactList> {
  authorize(actor, 'contacts.view');
  try {
    return await db.transaction(async (tx) => {
      // A plan for any term cannot know whether the term is rare.
      await tx.execute(sql`select set_config('plan_cache_mode', 'force_custom_plan', true),
        set_config('statement_timeout', ${String(PATIENCE_MS)}, true)`);
      const matching = await filterCondition(filters, { actor, db: tx });
      const order = contactOrder(sort);
      const place = await placeOf(before ?? after, visibleContacts(actor), order, tx);
      const backwards = place !== undefined && before !== undefined;
      const home = homeOf(filters, sort);
      const key = crowdKey(actor, filters, sort);
      const crowd = knownCrowd(key);
      const page = await findPage({ matching, home, order, place, backwards, limit }, tx, {
        crowd: crowd && (place ? {} : crowd),
      });
      if (page.crowd) rememberCrowd(key, place ? (crowd ?? {}) : page.crowd);
      const rows = await readRows(page.items, tx);
      return { ...page, items: await contactsOf(rows, tx) };
    });
  } catch (error) {
    if ((rootCause(error) as { code?: unknown }).code === QUERY_CANCELED) refuse('search', 'search_too_slow');
    throw error;
  }
}

async function readRows(ids: number[], tx: Database): Promise<ContactRow[]> {
  if (ids.length === 0) return [];
  const rows = await tx.select(contactColumns).from(contacts).where(inArray(contacts.id, ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
