import { type Database, database } from '#db/client.ts';
import { findAccessLink } from './access-link.ts';
import { hasNoUsers } from './first-user-lock.ts';

/** Whether the deployment still waits for its first owner, for the sign-in page. */
export async function awaitsSetUp(db: Database = database()): Promise<boolean> {
  return hasNoUsers(db);
}

/** Whether a set-up link still opens the set-up page. */
export async function isSetUpLinkValid(token: string, db: Database = database()): Promise<boolean> {
  return (await findAccessLink(token, 'setup', db)) !== null && (await hasNoUsers(db));
}
