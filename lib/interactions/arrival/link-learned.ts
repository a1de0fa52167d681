import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { executeKept } from '#db/prepared.ts';
import type { KnownIdentity } from './identities.ts';

/**
 * Notes whose identities these are, where that is known: what came along with somebody's number leads to them later by itself.
 * What a person linked stays as they said.
 */
export async function linkLearned(
  identities: readonly KnownIdentity[],
  contactId: number | null,
  tx: Database,
): Promise<void> {
  if (contactId === null) return;
  const ids = identities.filter((one) => one.contactId !== contactId && !one.linked).map(({ id }) => id);
  if (ids.length === 0) return;
  await executeKept(
    sql`update contact_identity set contact_id = ${contactId} where id = any(${sql.param(ids)}::bigint[])`,
    tx,
  );
}
