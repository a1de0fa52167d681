import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { contacts } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { rootCause } from '#lib/core/log.ts';
import type { Page } from '#lib/core/paging.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type Contact, type ContactRow, contactColumns, contactsOf } from './contact-record.ts';
import { type Density, pageIds } from './page-ids.ts';
import { searchCondition } from './search-condition.ts';
import { visibleContacts } from './visible-contacts.ts';

export interface ContactFilters {
  /** Name, phone, e-mail, CPF, CNPJ, external id or client code, or a part of one. */
  search?: string;
  /** Left out: both. */
  active?: boolean;
  /** A tag's name. */
  tag?: string;
  clientCode?: string;
}

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
      const matching = await condition(actor, query, tx);
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

async function condition(actor: Actor, { search, active, tag, clientCode }: ContactFilters, tx: Database) {
  const conditions: (SQL | undefined)[] = [visibleContacts(actor)];
  if (active !== undefined) conditions.push(active ? sql`${contacts.active}` : sql`not ${contacts.active}`);
  if (tag) conditions.push(await tagCondition(tag, tx));
  if (clientCode) conditions.push(eq(contacts.clientCode, clientCode));
  if (search) conditions.push(await searchCondition(search, tx));
  return and(...conditions);
}

async function tagCondition(name: string, tx: Database): Promise<SQL> {
  const { rows } = await tx.execute<{ id: number }>(
    sql`select id from tag where name_key = fold_text(${name})`,
  );
  return rows[0] ? sql`${contacts.tagIds} @> array[${rows[0].id}]::integer[]` : sql`false`;
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
