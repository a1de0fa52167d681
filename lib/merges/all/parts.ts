import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Conflict } from '#lib/duplicates/finding/conflicts.ts';

/** What of a group hangs together without the values that many have: the unit of merging all. Its id is the least of its members'. */
export interface Part {
  id: number;
  groupId: number;
  /** It is all of its group. */
  whole: boolean;
  conflicts: Conflict[];
  memberIds: number[];
}

/** In the order of ids. */
export async function partsAfter(after: number, limit: number, db: Database): Promise<Part[]> {
  return readParts(sql`part.id > ${after}`, limit, db);
}

/** As they are now; of some of them there may be nothing left. */
export async function partsOf(ids: readonly number[], db: Database): Promise<Map<number, Part>> {
  const parts = await readParts(sql`part.id = any(${sql.param([...ids])}::bigint[])`, ids.length, db);
  return new Map(parts.map((part) => [part.id, part]));
}

async function readParts(which: SQL, limit: number, db: Database): Promise<Part[]> {
  const { rows } = await db.execute<Omit<Part, 'memberIds'> & { members: string }>(sql`
    select part.id, part.group_id as "groupId", part.size = whole.size as whole, part.conflicts, (
      select string_agg(contact_id::text, ',' order by contact_id) from duplicate_member
      where group_id = part.group_id and part_id = part.id
    ) as members
    from duplicate_part part join duplicate_group whole on whole.id = part.group_id
    where ${which} order by part.id limit ${limit}`);
  return rows.map(({ members, ...part }) => ({ ...part, memberIds: members.split(',').map(Number) }));
}
