import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { auditEach } from '#lib/core/audit/audit.ts';

/** As values or as expressions over the contact as it was. */
export interface PortfolioChange {
  flow: SQL;
  ownerId: SQL;
  backupAgentId: SQL;
  serviceId: SQL;
}

/** From this moment on and by this actor; the trail names the flow and the ids concerned. @returns how many contacts */
export async function writePortfolio(
  actor: Actor,
  which: SQL,
  to: PortfolioChange,
  db: Database,
): Promise<number> {
  return auditEach(
    actor,
    'contact.assigned',
    sql`
      update contact set owner_id = next.owner_id, flow = next.flow, backup_agent_id = next.backup_agent_id,
        service_id = next.service_id, assigned_at = clock_timestamp(), assigned_by_id = ${actor.userId}::integer,
        version = contact.version + 1, updated_at = clock_timestamp()
      from (
        select id, ${to.ownerId} as owner_id, ${to.flow} as flow, ${to.backupAgentId} as backup_agent_id,
          ${to.serviceId} as service_id
        from contact where ${which} order by id for update
      ) as next
      where contact.id = next.id
      returning contact.id, ${trailOf('next')}`,
    db,
  );
}

/** The trail names whose it was. @returns how many contacts */
export async function clearPortfolio(actor: Actor, which: SQL, db: Database): Promise<number> {
  return auditEach(
    actor,
    'contact.unassigned',
    sql`
      update contact set owner_id = null, flow = null, backup_agent_id = null, service_id = null, assigned_at = null,
        assigned_by_id = null, version = contact.version + 1, updated_at = clock_timestamp()
      from (select * from contact where flow is not null and ${which} order by id for update) as before
      where contact.id = before.id
      returning contact.id, ${trailOf('before')}`,
    db,
  );
}

/** @returns how many contacts */
export async function auditPortfolio(
  actor: Actor,
  contactIds: readonly number[],
  db: Database,
): Promise<number> {
  if (contactIds.length === 0) return 0;
  return auditEach(
    actor,
    'contact.assigned',
    sql`
      select contact.id, ${trailOf('contact')}
      from contact where id = any(${sql.param([...contactIds])}::bigint[])`,
    db,
  );
}

/** Of those about to leave whatever portfolio they are in, which the caller writes. */
export async function auditUnassigned(
  actor: Actor,
  contactIds: readonly number[],
  db: Database,
): Promise<void> {
  if (contactIds.length === 0) return;
  await auditEach(
    actor,
    'contact.unassigned',
    sql`
      select contact.id, ${trailOf('contact')}
      from contact where flow is not null and id = any(${sql.param([...contactIds])}::bigint[])`,
    db,
  );
}

/** `{flow,ownerId,backupAgentId}` and which they are: what is not there is left out of both. */
function trailOf(row: 'next' | 'before' | 'contact'): SQL {
  const of = sql.raw(row);
  return sql`
    array_remove(array[case when ${of}.flow is not null then 'flow' end,
      case when ${of}.owner_id is not null then 'ownerId' end,
      case when ${of}.backup_agent_id is not null then 'backupAgentId' end,
      case when ${of}.service_id is not null then 'serviceId' end], null) as fields,
    jsonb_strip_nulls(jsonb_build_object('flow', ${of}.flow, 'ownerId', ${of}.owner_id,
      'backupAgentId', ${of}.backup_agent_id, 'serviceId', ${of}.service_id)) as details`;
}
