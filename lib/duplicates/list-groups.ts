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
import { countVisible, MOST_LOOKED_AT, visibleGroups } from './reading/visible-groups.ts';
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
const MOST_COUNTED = 10_000;
/** Groups in which somebody is found, by a search or as somebody's. */
const MOST_FOUND = 50_000;

interface Query extends Record<string, unknown> {
  limit?: number;
  after?: GroupPlace;
  before?: GroupPlace;
  /** Whether somebody wants to know how many there are. */
  counted?: boolean;
}

/**
 * Groups whose members the actor sees, all of them; the largest first. Of somebody who sees few a page may be short, or empty, and go
 * on all the same. @throws Refused `search_too_slow` after two seconds, TooMany */
export async function listGroups(
  actor: Actor,
  { limit = PAGE_SIZE, after, before, counted = true, ...filters }: Query = {},
  db: Database = searchDatabase(),
): Promise<GroupPage> {
  authorize(actor, 'duplicates.view');
  const given = parseInput(filterInput, filters);
  const isStale = !(await refreshGroups(db));
  try {
    return await inSearchTurn(actor, async () => {
      const matching = await conditions(actor, given, db);
      const known = counted ? await countFound(actor, matching, db) : { count: 0, isMore: true };
      const page = await pageOf(actor, matching, { limit, after, before }, db);
      return { ...page, ...known, isStale };
    });
  } catch (error) {
    if (isCancelled(error)) refuse('search', 'search_too_slow');
    throw error;
  }
}

async function pageOf(
  actor: Actor,
  matching: SQL,
  asked: Asked,
  db: Database,
): Promise<Pick<GroupPage, 'items' | 'next' | 'previous'>> {
  const { limit, after, before } = asked;
  const { rows, end } = await findRows(actor, matching, { ...asked, limit: limit + 1 }, db);
  const shown = before ? rows.slice(-limit) : rows.slice(0, limit);
  const more = rows.length > limit;
  const [first, last] = [shown[0], shown.at(-1)].map((row) => row && placeOf(row));
  return {
    items: await readGroups(shown, { most: MOST_MEMBERS }, db),
    next: before ? (last ?? { ...before, id: before.id - 1 }) : more ? (last ?? null) : end,
    previous: before
      ? more
        ? (first ?? null)
        : end
      : after
        ? (first ?? { ...after, id: after.id + 1 })
        : null,
  };
}

interface Asked {
  limit: number;
  after?: GroupPlace;
  before?: GroupPlace;
}

function placeOf({ size, id }: GroupRow): GroupPlace {
  return { size, id };
}

/** But for what the actor sees. */
async function conditions(actor: Actor, given: DuplicateFilters, db: Database): Promise<SQL> {
  const { search, kind, conflict, crowded, size, owner } = given;
  const all = [sql`true`];
  if (kind) all.push(sql`${kind} = any(kinds)`);
  if (conflict !== undefined) all.push(conflict ? sql`conflicts <> '{}'` : sql`conflicts = '{}'`);
  if (crowded !== undefined) all.push(crowded ? sql`crowded` : sql`not crowded`);
  if (size !== undefined) all.push(sql`size >= ${size}`);
  if (owner !== undefined) all.push(await withMember(inPortfolioOf(owner), db));
  if (search) all.push(await withMember(await everyoneFound(search, { actor, db }), db));
  return sql.join(all, sql` and `);
}

/** Found once for the page and its count. */
async function withMember(condition: SQL, db: Database): Promise<SQL> {
  const { rows } = await db.execute<{ id: number }>(sql`
    select distinct member.group_id as id from contact join duplicate_member member on member.contact_id = contact.id
    where ${condition} limit ${MOST_FOUND}`);
  return sql`id = any(${sql.param(rows.map(({ id }) => id))}::bigint[])`;
}

/** `end`: where looking ended before there were as many as asked for; there may be more. */
async function findRows(
  actor: Actor,
  matching: SQL,
  { limit, after, before }: Asked,
  db: Database,
): Promise<{ rows: GroupRow[]; end: GroupPlace | null }> {
  const order = before ? sql`size, id desc` : sql`size desc, id`;
  const looked = sql`
    select * from duplicate_group where ${beyond(after, before)} and ${matching} order by ${order}
    limit ${hasLimitedView(actor) ? MOST_LOOKED_AT : limit}`;
  const { rows } = await db.execute<GroupRow & Record<string, unknown>>(sql`
    select id, size, kinds, conflicts, crowded, told_apart as "toldApart" from (${looked}) as duplicate_group
    where ${visibleGroups(actor)} order by ${order} limit ${limit}`);
  const isCut = hasLimitedView(actor) && rows.length < limit;
  return { rows: before ? rows.reverse() : rows, end: isCut ? await endOf(looked, db) : null };
}

async function endOf(looked: SQL, db: Database): Promise<GroupPlace | null> {
  const { rows } = await db.execute<GroupPlace & Record<string, unknown>>(
    sql`select size, id from (${looked}) as looked offset ${MOST_LOOKED_AT - 1}`,
  );
  return rows[0] ?? null;
}

function beyond(after?: GroupPlace, before?: GroupPlace): SQL {
  if (before)
    return sql`size >= ${before.size}::int and (size > ${before.size}::int or id < ${before.id}::bigint)`;
  if (after)
    return sql`size <= ${after.size}::int and (size < ${after.size}::int or id > ${after.id}::bigint)`;
  return sql`true`;
}

async function countFound(
  actor: Actor,
  matching: SQL,
  db: Database,
): Promise<Pick<GroupPage, 'count' | 'isMore'>> {
  if (hasLimitedView(actor)) return countVisible(actor, matching, db);
  const { rows } = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from (select from duplicate_group where ${matching} limit ${MOST_COUNTED + 1}) as counted`);
  const [{ count } = { count: 0 }] = rows;
  return { count: Math.min(count, MOST_COUNTED), isMore: count > MOST_COUNTED };
}
