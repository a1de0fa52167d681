import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { settleForPeople } from '#lib/core/notifications/settle-for-people.ts';

/**
 * Tells whoever keeps an appointment that it is due, and takes it back from everybody else and of what is over: all of them, or one that
 * was changed. A service's is told to those who are there to serve and see the contact.
 */
export async function settleDue(tx: Database, id?: number): Promise<void> {
  const which = id === undefined ? sql`` : sql`and a.id = ${id}`;
  const found = sql`
    select u.id as user_id, a.id as about_id
    from appointment a join contact c on c.id = a.contact_id join app_user u on u.active
    where a.state = 'open' and a.starts_at <= now() ${which} and (
      u.id = a.agent_id
      or a.service_id is not null
        and exists (select from agent_presence p where p.user_id = u.id and p.state = 'available')
        and (u.role <> 'agent' or c.segment_ids = '{}' or c.owner_id = u.id or exists (
          select from segment_operator o where o.user_id = u.id and o.segment_id = any(c.segment_ids))))`;
  await settleForPeople('appointment_due', found, tx, id);
}
