import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, searchDatabase } from '#db/client.ts';
import { inPortfolioOf } from '#lib/contacts/portfolio/in-portfolio-of.ts';
import { everyoneFound } from '#lib/contacts/search/search-condition.ts';
import { inSearchTurn } from '#lib/contacts/search-turn.ts';
import { hasLimitedView } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';
import { isCancelled } from '#lib/core/as-busy.ts';
import { refuse } from '#lib/core/errors.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { idField, SMALL_ID } from '#lib/core/row-id.ts';
import type { GroupPlace } from './reading/group-place.ts';
import { type DuplicateGroup, type GroupRow, readGroups } from './reading/read-groups.ts';
import { visibleGroups } from './reading/visible-groups.ts';
import { refreshGroups } from './refresh-groups.ts';

export const DUPLICATE_KINDS = ['cpf', 'phone', 'email'] as const;
const FLAG = z.union(
  [z.boolean(), z.enum(['true', 'false'], 'invalid').transform((text) => text === 'true')],
  'invalid',
);

export const duplicateFilterShape = {
  /** What one of the members is found by. */
  search: z.string('invalid').trim().max(LONGEST.search, 'too_long').optional(),
  kind: z.enum(DUPLICATE_KINDS, 'invalid').optional(),
  conflict: FLAG.optional(),
  /** Linked by a value that more than twenty contacts have. */
  crowded: FLAG.optional(),
  /** Members, at least. */
  size: z.coerce.number('invalid').int('invalid').min(2, 'invalid').max(SMALL_ID, 'invalid').optional(),
  /** In whose portfolio one of the members is. */
  owner: idField(SMALL_ID).optional(),
};

const filterInput = z.object(duplicateFilterShape);
export type DuplicateFilters = z.output<typeof filterInput>;

export interface GroupPage {
  items: DuplicateGroup[];
  next: GroupPlace | null;
  previous: GroupPlace | null;
  /** As far as is counted. */
  count: number;
  /** There are more than that. */
  isMore: boolean;
  /** Contacts that changed lately are still being looked through. */
  isStale: boolean;
}

const PAGE_SIZE = 50;
const MOST_MEMBERS = 20;
/** Whoever does not see everything is asked about for each member. */
export const MOST_COUNTED = { all: 10_000, some: 1_000 };
/** Groups in which somebody is found, by a search or as somebody's. */
const MOST_FOUND = 50_000;

interface Query extends Record<string, unknown> {
  limit?: number;
  after?: GroupPlace;
  before?: GroupPlace;
}

/** Groups whose members the actor sees, all of them; the largest first. @throws Refused `search_too_slow` after two seconds, TooMany */
export async function listGroups(
  actor: Actor,
  { limit = PAGE_SIZE, after, before, ...filters }: Query = {},
  db: Database = searchDatabase(),
): Promise<GroupPage> {
  authorize(actor, 'duplicates.view');
  const given = parseInput(filterInput, filters);
  const isStale = !(await refreshGroups(db));
  try {
    return await inSearchTurn(actor, async () => {
      const matching = await conditions(actor, given, db);
      const most = hasLimitedView(actor) ? MOST_COUNTED.some : MOST_COUNTED.all;
      const count = await countUpTo(most + 1, matching, db);
      const page = await pageOf(matching, { limit, after, before }, db);
      return { ...page, count: Math.min(count, most), isMore: count > most, isStale };
    });
  } catch (error) {
    if (isCancelled(error)) refuse('search', 'search_too_slow');
    throw error;
  }
}

async function pageOf(
  matching: SQL,
  { limit, after, before }: { limit: number; after?: GroupPlace; before?: GroupPlace },
  db: Database,
): Promise<Pick<GroupPage, 'items' | 'next' | 'previous'>> {
  const rows = await findRows(matching, { limit: limit + 1, after, before }, db);
  const shown = before ? rows.slice(-limit) : rows.slice(0, limit);
  const more = rows.length > limit;
  const [first, last] = [shown[0], shown.at(-1)];
  return {
    items: await readGroups(shown, { most: MOST_MEMBERS }, db),
    next: last && (before || more) ? placeOf(last) : null,
    previous: first && (before ? more : after) ? placeOf(first) : null,
  };
}

function placeOf({ size, id }: GroupRow): GroupPlace {
  return { size, id };
}

async function conditions(actor: Actor, given: DuplicateFilters, db: Database): Promise<SQL> {
  const { search, kind, conflict, crowded, size, owner } = given;
  const all = [sql`true`];
  if (kind) all.push(sql`${kind} = any(kinds)`);
  if (conflict !== undefined) all.push(conflict ? sql`conflicts <> '{}'` : sql`conflicts = '{}'`);
  if (crowded !== undefined) all.push(crowded ? sql`crowded` : sql`not crowded`);
  if (size !== undefined) all.push(sql`size >= ${size}`);
  if (owner !== undefined) all.push(await withMember(inPortfolioOf(owner), db));
  if (search) all.push(await withMember(await everyoneFound(search, { actor, db }), db));
  all.push(visibleGroups(actor));
  return sql.join(all, sql` and `);
}

/** Found once for the page and its count. */
async function withMember(condition: SQL, db: Database): Promise<SQL> {
  const { rows } = await db.execute<{ id: number }>(sql`
    select distinct member.group_id as id from contact join duplicate_member member on member.contact_id = contact.id
    where ${condition} limit ${MOST_FOUND}`);
  return sql`id = any(${sql.param(rows.map(({ id }) => id))}::bigint[])`;
}

async function findRows(
  matching: SQL,
  { limit, after, before }: { limit: number; after?: GroupPlace; before?: GroupPlace },
  db: Database,
): Promise<GroupRow[]> {
  const order = before ? sql`size, id desc` : sql`size desc, id`;
  const { rows } = await db.execute<GroupRow & Record<string, unknown>>(sql`
    select id, size, kinds, conflicts, crowded, told_apart as "toldApart" from duplicate_group
    where ${beyond(after, before)} and ${matching} order by ${order} limit ${limit}`);
  return before ? rows.reverse() : rows;
}

function beyond(after?: GroupPlace, before?: GroupPlace): SQL {
  if (before)
    return sql`size >= ${before.size}::int and (size > ${before.size}::int or id < ${before.id}::bigint)`;
  if (after)
    return sql`size <= ${after.size}::int and (size < ${after.size}::int or id > ${after.id}::bigint)`;
  return sql`true`;
}

async function countUpTo(most: number, matching: SQL, db: Database): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from (
      select from duplicate_group where ${matching} limit ${most}
    ) as counted`);
  return rows[0]?.count ?? 0;
}
