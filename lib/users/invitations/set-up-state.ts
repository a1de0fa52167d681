import { type Database, database } from '#db/client.ts';
import { findAccessLink } from './access-link.ts';
import { hasNoUsers } from './first-user-lock.ts';

/** For the sign-in page. */
export async function awaitsSetUp(db: Database = database()): Promise<boolean> {
  return hasNoUsers(db);
}

export async function isSetUpLinkValid(token: string, db: Database = database()): Promise<boolean> {
  return (await findAccessLink(token, 'setup', db)) !== null && (await hasNoUsers(db));
}
