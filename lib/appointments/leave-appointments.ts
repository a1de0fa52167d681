import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Heir } from '#lib/interactions/leave-desk.ts';
import { settleDue } from './settle-due.ts';

/** Gives the open appointments of somebody who leaves to an agent or a service, or to the organization's default. @returns how many */
export async function leaveAppointments(userId: number, heir: Heir, tx: Database): Promise<number> {
  const agentId = 'agentId' in heir ? heir.agentId : null;
  const serviceId = 'serviceId' in heir ? heir.serviceId : null;
  const { rowCount } = await tx.execute(sql`
    update appointment set agent_id = ${agentId}::integer, sequence = sequence + 1,
      service_id = case when ${agentId}::integer is null then next.id end
    from (
      select coalesce(${serviceId}::integer, (
        select id from service where archived_at is null
        order by id is not distinct from (select default_service_id from organization limit 1) desc, id limit 1)) as id
    ) as next
    where agent_id = ${userId} and state = 'open' and (${agentId}::integer is not null or next.id is not null)`);
  if (rowCount) await settleDue(tx);
  return rowCount ?? 0;
}
