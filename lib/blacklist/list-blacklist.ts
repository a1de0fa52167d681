import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { blacklistEntries, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { type Page, pageOfRows, pageSchema, readingFrom } from '#lib/core/paging.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { isId, SMALL_ID } from '#lib/core/row-id.ts';
import { isStorable } from '#lib/core/storable-text.ts';
import { DIRECTIONS, type Direction, readListedNumber } from './direction.ts';

export interface EntryView {
  id: number;
  direction: Direction;
  /** Digits of E.164. */
  number: string;
  note: string | null;
  /** Who added it; null for somebody removed since. */
  by: { name: string; email: string } | null;
  createdAt: Date;
  refused: number;
  lastRefusedAt: Date | null;
}

export const blacklistFilters = {
  direction: z.enum(DIRECTIONS, 'blacklist_direction').optional(),
  search: z
    .string('invalid')
    .trim()
    .max(LONGEST.search, 'too_long')
    .refine(isStorable, 'invalid_characters')
    .transform((text) => text || undefined)
    .optional(),
};

const queryInput = pageSchema.extend({
  ...blacklistFilters,
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Numbers of one list or both, the newest first. A search finds parts of numbers, notes and names of who added them. @throws Refused */
export async function listBlacklist(
  actor: Actor,
  input: unknown = {},
  db: Database = database(),
): Promise<Page<EntryView>> {
  authorize(actor, 'blacklist.view');
  const { after, before, limit, ...filters } = parseInput(queryInput, input);
  const place = { after, before };
  const { side, order } = readingFrom(place, blacklistEntries.id);
  const found = await select(db)
    .where(and(side, ...entryConditions(filters)))
    .orderBy(order)
    .limit(limit + 1);
  return pageOfRows(found, { ...place, limit });
}

/** The entries with these ids, as far as they are there, the newest first. */
export async function findEntries(
  actor: Actor,
  ids: readonly number[],
  db: Database = database(),
): Promise<EntryView[]> {
  authorize(actor, 'blacklist.view');
  const real = ids.filter((id) => isId(id, SMALL_ID));
  return select(db).where(inArray(blacklistEntries.id, real)).orderBy(desc(blacklistEntries.id));
}

export async function countBlacklist(
  actor: Actor,
  db: Database = database(),
): Promise<Record<Direction, number>> {
  authorize(actor, 'blacklist.view');
  const { rows } = await db.execute<{ direction: Direction; count: number }>(sql`
    select direction, count(*)::int as count from blacklist_entry group by 1`);
  const of = (direction: Direction) => rows.find((row) => row.direction === direction)?.count ?? 0;
  return { inbound: of('inbound'), outbound: of('outbound') };
}

export interface BlacklistFilters {
  direction?: Direction;
  search?: string;
}

export function entryConditions({ direction, search }: BlacklistFilters): SQL[] {
  return [
    ...(direction ? [eq(blacklistEntries.direction, direction)] : []),
    ...(search ? [searched(search)] : []),
  ];
}

function searched(text: string): SQL {
  const part = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const ways = [
    sql`fold_text(${blacklistEntries.note}) like fold_text(${part})`,
    sql`exists (select from app_user u where u.id = ${blacklistEntries.addedById} and fold_text(u.name) like fold_text(${part}))`,
  ];
  const digits = text.replace(/\D/g, '');
  if (/^[\d\s().+-]+$/.test(text) && digits !== '')
    ways.push(sql`${blacklistEntries.number} like ${`%${digits}%`}`);
  // With a carrier's code before it, or without its ninth digit.
  for (const direction of DIRECTIONS) {
    const read = readListedNumber(direction, text);
    if (read.ok) ways.push(sql`${blacklistEntries.number} = ${read.value}`);
  }
  return sql`(${sql.join(ways, sql` or `)})`;
}

export function select(db: Database) {
  return db
    .select({
      id: blacklistEntries.id,
      direction: blacklistEntries.direction,
      number: blacklistEntries.number,
      note: blacklistEntries.note,
      by: { name: users.name, email: users.email },
      createdAt: blacklistEntries.createdAt,
      refused: blacklistEntries.refused,
      lastRefusedAt: blacklistEntries.lastRefusedAt,
    })
    .from(blacklistEntries)
    .leftJoin(users, eq(users.id, blacklistEntries.addedById));
}
