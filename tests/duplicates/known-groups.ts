import { asc } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { duplicateGroups, duplicateMembers, duplicateParts } from '#db/schema/index.ts';

/** Ids of the members of each group, as the tables have them. */
export async function knownGroups(db: Database): Promise<number[][]> {
  const members = await db.select().from(duplicateMembers).orderBy(asc(duplicateMembers.contactId));
  const groups = Map.groupBy(members, ({ groupId }) => groupId);
  return [...groups.values()].map((inside) => inside.map(({ contactId }) => contactId));
}

/** Everything that the tables say. */
export async function knownTables(db: Database) {
  return {
    members: await db.select().from(duplicateMembers).orderBy(asc(duplicateMembers.contactId)),
    groups: await db.select().from(duplicateGroups).orderBy(asc(duplicateGroups.id)),
    parts: await db.select().from(duplicateParts).orderBy(asc(duplicateParts.id)),
  };
}
