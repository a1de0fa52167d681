import { type Database, database } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { organization } from '#db/schema/index.ts';

export type Organization = typeof organization.$inferSelect;

/** Its defaults as long as nobody has set anything. */
export async function getOrganization(db: Database = database()): Promise<Organization> {
  const [found] = await only(db).execute();
  if (found) return found;
  await db.insert(organization).values({ id: 1 }).onConflictDoNothing();
  const [created] = await db.select().from(organization).limit(1);
  if (!created) throw new Error('the organization could not be created');
  return created;
}

const only = prepared((db) => db.select().from(organization).limit(1).prepare('organization'));
