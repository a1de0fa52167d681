import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { settleStanding } from '#lib/core/notifications/settle-standing.ts';

/** Of what no person stopped: a receiver that failed for days, or said that it wants no more. Taken back once it goes on. */
export async function notifyStoppedEndpoints(tx: Database, id: number): Promise<void> {
  const found = sql`
    select e.id::bigint as about_id, jsonb_build_object('ended', (e.state = 'ended')::int) as detail
    from webhook_endpoint e
    where e.id = ${id} and (e.state = 'ended' or e.state = 'paused' and e.paused_because = 'failing')`;
  await settleStanding('webhook_stopped', 'webhooks.manage', found, tx, id);
}
