import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { takesPart } from './finding/takes-part.ts';

/** Ids of all who are in a group, in their order. */
export async function groupMembers(groupId: number, db: Database): Promise<number[]> {
  const { rows } = await db.execute<{ id: number }>(sql`
    select contact.id from duplicate_member member join contact on contact.id = member.contact_id
    where member.group_id = ${groupId} and ${takesPart} order by contact.id`);
  return rows.map(({ id }) => id);
}
