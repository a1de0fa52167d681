import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { settleForPeople } from '#lib/core/notifications/settle-for-people.ts';

/**
 * Tells whoever keeps an appointment that it is due, and takes it back from everybody else and of what is over: all of them, or one that
 * was changed. A service's is told to those who are there to serve and see the contact.
 */
export async function settleDue(tx: Database, id?: number): Promise<void> {
  const which = id === undefined ? sql`` : sql`and a.id = ${id}`;
  const due = sql`appointment a where a.state = 'open' and a.starts_at <= now() ${which}`;
  const found = sql`
    select a.agent_id as user_id, a.id as about_id from ${due} and a.agent_id is not null
    union all
    select u.id, d.id from (select a.id, a.contact_id from ${due} and a.service_id is not null) as d
    join contact c on c.id = d.contact_id
    cross join agent_presence p
    join app_user u on u.id = p.user_id and u.active
    where p.state = 'available' and (u.role <> 'agent' or c.segment_ids = '{}' or c.owner_id = u.id or exists (
      select from segment_operator o where o.user_id = u.id and o.segment_id = any(c.segment_ids)))`;
  await settleForPeople('appointment_due', found, tx, id);
}
