import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';

/** Ended runs with refusals whose notification is open and was never clicked, where reports go with their notifications. */
const UNREAD = sql`n.closed_at is null and n.read_at is null and n.kind = 'progress'
  and r.finished_at is not null
  and exists (select from run_rejection j where j.run_id = r.id)
  and not exists (select from organization where report_retention_days > 0)`;

export async function countUnreadReports(actor: Actor, db: Database = database()): Promise<number> {
  authorize(actor, 'notifications.view');
  const { rows } = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from notification n join run r on r.id = n.run_id
    where n.user_id = ${actor.userId} and ${UNREAD}`);
  return rows[0]?.count ?? 0;
}

export async function wouldLoseReport(actor: Actor, id: number, db: Database = database()): Promise<boolean> {
  authorize(actor, 'notifications.view');
  const { rows } = await db.execute(sql`
    select from notification n join run r on r.id = n.run_id
    where n.id = ${rowId('notification', id)} and n.user_id = ${actor.userId} and ${UNREAD}`);
  return rows.length > 0;
}
