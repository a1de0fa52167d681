import { and, eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import { NotFound } from '#lib/core/errors.ts';
import { type User, userColumns } from '../user-row.ts';
import { findAccessLink } from './access-link.ts';

/** The invited user; the link stays usable. @throws NotFound when used, expired or withdrawn */
export async function getInvitation(token: string, db: Database = database()): Promise<User> {
  const link = await findAccessLink(token, 'invitation', db);
  const [user] = link?.userId
    ? await db
        .select(userColumns)
        .from(users)
        .where(and(eq(users.id, link.userId), eq(users.active, true)))
    : [];
  if (!user) throw new NotFound('invitation');
  return user;
}
