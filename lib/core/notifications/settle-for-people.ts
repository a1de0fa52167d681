import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

/** What somebody is told of their own work, by the id of what it is about. */
export type PersonalKind = 'appointment_due';

/**
 * Tells each of `found`, a query of `user_id` and `about_id`, once, and takes back the rest, or with `only` nothing but of that one. Who
 * closed one is told again only after it was settled.
 */
export async function settleForPeople(
  kind: PersonalKind,
  found: SQL,
  tx: Database,
  only?: number,
): Promise<void> {
  const which = only === undefined ? sql`` : sql`and n.about_id = ${only}`;
  await tx.execute(sql`
    delete from notification n
    where n.kind = ${kind} ${which} and not exists (
      select from (${found}) as found where found.user_id = n.user_id and found.about_id = n.about_id)`);
  await tx.execute(sql`
    insert into notification (user_id, kind, about_id)
    select user_id, ${kind}, about_id from (${found}) as found order by about_id, user_id
    on conflict (user_id, kind, about_id) where run_id is null do nothing`);
}
