import { and, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { merges, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { type Page, type PagePlace, pageOfRows, readingFrom } from '#lib/core/paging.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { idField, SMALL_ID } from '#lib/core/row-id.ts';
import { dayField } from '#lib/dates/moment-fields.ts';
import { endSql, startSql } from '#lib/dates/moment-sql.ts';
import { HOWS, type How } from './planning/planned.ts';
import { reasonAgainstUndo } from './undoing/why-not-undone.ts';

export const MERGE_STATES = ['undoable', 'undone', 'final'] as const;
export type MergeState = (typeof MERGE_STATES)[number];

export const mergeFilterShape = {
  /** The one that remained, or one that was merged. */
  contact: idField().optional(),
  user: idField(SMALL_ID).optional(),
  how: z.enum(HOWS, 'invalid').optional(),
  state: z.enum(['undone', 'standing'], 'invalid').optional(),
  run: idField().optional(),
  from: dayField.optional(),
  to: dayField.optional(),
};

/** Strict: a filter that nobody knows must not count as none. */
export const mergeFilters = z.strictObject(mergeFilterShape);
export type MergeFilters = z.output<typeof mergeFilters>;

export interface MergeView {
  id: number;
  at: Date;
  by: { id: number; name: string } | null;
  how: How;
  linkedBy: string[];
  primary: NamedContact;
  /** Of very many not all. */
  merged: NamedContact[];
  mergedCount: number;
  runId: number | null;
  state: MergeState;
  /** Why it cannot be undone, as a code of the `errors` catalogue. */
  reason: string | null;
  undoneAt: Date | null;
  undoneBy: string | null;
}

/** Without a name where it is not there any more. */
export interface NamedContact {
  id: number;
  name: string | null;
}

const PAGE_SIZE = 50;
export const MOST_NAMED = 20;

/** Everybody's merges, the latest first. @throws Refused */
export async function listMerges(
  actor: Actor,
  {
    limit = PAGE_SIZE,
    after,
    before,
    ...filters
  }: { limit?: number } & PagePlace & Record<string, unknown> = {},
  db: Database = database(),
): Promise<Page<MergeView>> {
  authorize(actor, 'merges.view');
  const which = mergeConditions(parseInput(mergeFilters, filters), actor.timeZone);
  const place = { after, before };
  return pageOfRows(await readMerges(which, { ...place, limit: limit + 1 }, db), { ...place, limit });
}

export function mergeConditions(given: MergeFilters, timeZone: string): SQL | undefined {
  const { contact, user, how, state, run, from, to } = given;
  return and(
    contact === undefined
      ? undefined
      : sql`(${merges.primaryId} = ${contact} or ${merges.id} in (
          select merge_id from merge_member where contact_id = ${contact}))`,
    user === undefined ? undefined : eq(merges.byId, user),
    how === undefined ? undefined : eq(merges.how, how),
    state === 'undone' ? sql`${merges.undoneAt} is not null` : undefined,
    state === 'standing' ? sql`${merges.undoneAt} is null` : undefined,
    run === undefined ? undefined : eq(merges.runId, run),
    from === undefined ? undefined : gte(merges.at, startSql(from, timeZone)),
    to === undefined ? undefined : lt(merges.at, endSql(to, timeZone)),
  );
}

/** For verbs that have checked what their actor may see. In the order in which a page is read. */
export async function readMerges(
  which: SQL | undefined,
  { limit, ...place }: PagePlace & { limit: number },
  db: Database,
): Promise<MergeView[]> {
  const { side, order } = readingFrom(place, merges.id);
  const rows = await db
    .select({
      id: merges.id,
      at: merges.at,
      byId: merges.byId,
      byName: users.name,
      how: merges.how,
      linkedBy: merges.linkedBy,
      primaryId: merges.primaryId,
      primaryName: sql<string | null>`(select name from contact where contact.id = ${merges.primaryId})`,
      runId: merges.runId,
      undoneAt: merges.undoneAt,
      undoneBy: sql<string | null>`(select name from app_user where app_user.id = ${merges.undoneById})`,
      reason: sql<string | null>`${reasonAgainstUndo(sql`merge`)}`,
    })
    .from(merges)
    .leftJoin(users, eq(users.id, merges.byId))
    .where(and(which, side))
    .orderBy(order)
    .limit(limit);
  const members = await membersOf(
    rows.map(({ id }) => id),
    db,
  );
  return rows.map(({ byId, byName, primaryId, primaryName, how, ...row }) => {
    const { count = 0, some = [] } = members.get(row.id) ?? {};
    return {
      ...row,
      how: how as How,
      by: byId === null ? null : { id: byId, name: byName ?? '' },
      primary: { id: primaryId, name: primaryName },
      merged: some,
      mergedCount: count,
      state: row.undoneAt ? 'undone' : row.reason === null ? 'undoable' : 'final',
    };
  });
}

async function membersOf(
  mergeIds: readonly number[],
  db: Database,
): Promise<Map<number, { count: number; some: NamedContact[] }>> {
  if (mergeIds.length === 0) return new Map();
  const { rows } = await db.execute<{ merge: number; count: number; some: NamedContact[] }>(sql`
    select merge_id as merge, max(count)::int as count, json_agg(json_build_object('id', contact_id, 'name', contact.name) order by contact_id) as some
    from (
      select merge_id, contact_id, row_number() over of_merge as place, count(*) over (partition by merge_id) as count from merge_member
      where merge_id = any(${sql.param([...mergeIds])}::bigint[]) and was_into_id is null
      window of_merge as (partition by merge_id order by contact_id)
    ) as m left join contact on contact.id = m.contact_id
    where place <= ${MOST_NAMED} group by 1`);
  return new Map(rows.map(({ merge, ...found }) => [merge, found]));
}
