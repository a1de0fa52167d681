import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { createEndpoint } from '#lib/webhooks/create-endpoint.ts';
import { updateEndpoint } from '#lib/webhooks/update-endpoint.ts';

const ERP = {
  url: 'https://erp.aurora.example/integracoes/carteira',
  description: 'ERP',
  events: ['contact.created', 'contact.changed', 'contact.deleted', 'contact.anonymized', 'run.finished'],
};
const DASHBOARD = {
  url: 'https://painel.aurora.example/eventos',
  description: 'Painel antigo',
  events: ['interaction.arrived', 'interaction.closed'],
};

/**
 * A system that was told of some mornings' changes until somebody paused it, and one that wanted no more. Nothing is ever sent:
 * their names lead nowhere.
 */
export async function tellSystems(owner: Actor, db: Database): Promise<void> {
  const { endpoint: erp } = await createEndpoint(owner, ERP, db);
  await updateEndpoint(owner, erp.id, { active: false }, db);
  const { endpoint: dashboard } = await createEndpoint(owner, DASHBOARD, db);
  await told(
    erp.id,
    sql`
      select 'contact.changed', null::bigint, jsonb_build_object('ids', jsonb_build_array(subject_id)), at from (
        select subject_id, max(at) as at from audit_event where action = 'contact.updated'
        group by subject_id order by 2 desc limit 40) as changed
      union all
      select 'run.finished', null, jsonb_build_object('id', id, 'kind', kind, 'state', state, 'processed', processed,
        'succeeded', succeeded, 'rejected', rejected), finished_at from run where finished_at is not null`,
    db,
  );
  await told(
    dashboard.id,
    sql`
      select 'interaction.closed', contact_id, jsonb_build_object('id', id, 'channelId', channel_id, 'medium', medium,
        'direction', direction, 'state', state, 'agentId', agent_id, 'serviceId', service_id, 'sequence', sequence), closed_at
      from interaction where state = 'closed' and closed_at is not null`,
    db,
  );
  await db.execute(sql`
    update webhook_delivery set state = 'dead', status = 410, attempts = 1 where endpoint_id = ${dashboard.id}`);
  await db.execute(sql`
    update webhook_endpoint set state = 'ended', state_since = now() - interval '2 hours' where id = ${dashboard.id}`);
}

/** Most of it at once, some after a while, one not at all. */
async function told(endpointId: number, events: ReturnType<typeof sql>, db: Database): Promise<void> {
  await db.execute(sql`
    with event as (
      insert into webhook_event (type, contact_id, data, created_at)
      select * from (${events}) as happened(type, contact_id, data, at) order by at
      returning id, created_at
    ), delivery as (
      insert into webhook_delivery (endpoint_id, event_id, state, attempts, claim, status, failure, duration_ms, created_at, settled_at)
      select ${endpointId}, id, case when id % 13 = 0 then 'dead' else 'delivered' end,
        case when id % 13 = 0 then 10 when id % 7 = 0 then 2 else 1 end, 1,
        case when id % 13 = 0 then null else 200 end, case when id % 13 = 0 then 'timeout' end,
        case when id % 13 = 0 then 20000 else 40 + id * 37 % 180 end, created_at, created_at + interval '1 second'
      from event order by id returning id, claim, status, failure, duration_ms, settled_at
    )
    insert into webhook_attempt (delivery_id, number, status, failure, duration_ms, created_at)
    select id, claim, status, failure, duration_ms, settled_at from delivery`);
}
