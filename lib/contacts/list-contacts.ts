import { inArray, type SQL, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { contacts } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { rootCause } from '#lib/core/log.ts';
import type { Page } from '#lib/core/paging.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type Contact, type ContactRow, contactColumns, contactsOf } from './contact-record.ts';
import type { ContactFilters } from './filters/contact-filters.ts';
import { filterCondition } from './filters/filter-condition.ts';
import { type Density, pageIds } from './page-ids.ts';

export interface ContactQuery extends ContactFilters {
  /** Id of the last contact of the page before. */
  after?: number;
  /** Id of the first contact of the page after. */
  before?: number;
  limit?: number;
}

export interface ContactList extends Page<Contact> {
  /** How many match; counting stops at `MOST_COUNTED`. */
  count: number;
  countIsExact: boolean;
}

export const MOST_COUNTED = 10_000;
const PAGE_SIZE = 50;
const PATIENCE_MS = 2000;
const QUERY_CANCELED = '57014';

/**
 * A page of the contacts the actor may see, by name. Refuses a search that takes longer than two seconds.
 */
export async function listContacts(
  actor: Actor,
  query: ContactQuery = {},
  db: Database = database(),
): Promise<ContactList> {
  authorize(actor, 'contacts.view');
  try {
    return await db.transaction(async (tx) => {
      // A plan for any term cannot know whether the term is rare.
      await tx.execute(sql`select set_config('plan_cache_mode', 'force_custom_plan', true),
        set_config('statement_timeout', ${String(PATIENCE_MS)}, true)`);
      const matching = await filterCondition(query, { actor, db: tx });
      const counted = await countUpTo(MOST_COUNTED, matching, tx);
      const density = densityOf(query, counted.countIsExact);
      const page = await pageIds(matching, { ...query, limit: query.limit ?? PAGE_SIZE }, density, tx);
      const rows = await readRows(page.items, tx);
      return { ...page, ...counted, items: await contactsOf(rows, tx) };
    });
  } catch (error) {
    if ((rootCause(error) as { code?: unknown }).code === QUERY_CANCELED) refuse('search', 'search_too_slow');
    throw error;
  }
}

/** A search or a tag may match few; what the list shows otherwise is everywhere. */
function densityOf({ search, tag, clientCode }: ContactFilters, countIsExact: boolean): Density {
  if (!search && !tag && !clientCode) return 'dense';
  return countIsExact ? 'sparse' : 'unknown';
}

async function readRows(ids: number[], tx: Database): Promise<ContactRow[]> {
  if (ids.length === 0) return [];
  return tx
    .select(contactColumns)
    .from(contacts)
    .where(inArray(contacts.id, ids))
    .orderBy(contacts.nameSort, contacts.id);
}

async function countUpTo(most: number, matching: SQL | undefined, tx: Database) {
  const some = tx
    .select({ one: sql`1` })
    .from(contacts)
    .where(matching)
    .limit(most + 1)
    .as('some');
  const [row] = await tx.select({ count: sql<number>`count(*)::int` }).from(some);
  const count = row?.count ?? 0;
  return { count: Math.min(count, most), countIsExact: count <= most };
}
