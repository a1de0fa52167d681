import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { auditEach } from '#lib/core/audit/audit.ts';
import type { Planned } from '../planning/planned.ts';

/** They leave the base of people: inactive, in no portfolio, pointing to the primary, as do those merged into them before. */
export async function writeSecondaries(
  actor: Actor,
  planned: readonly Planned[],
  tx: Database,
): Promise<void> {
  const away = planned.flatMap(({ id: mergeId, plan }) =>
    plan.secondaries.map(({ id }) => ({
      id,
      mergeId,
      into: plan.primary.id,
      gives: plan.moved.filter(({ from }) => from === id).map(({ field }) => field),
    })),
  );
  const which = sql`unnest(
    ${sql.param(away.map(({ id }) => id))}::bigint[], ${sql.param(away.map(({ mergeId }) => mergeId))}::bigint[],
    ${sql.param(away.map(({ into }) => into))}::bigint[],
    ${sql.param(away.map(({ gives }) => gives.includes('cnpj')))}::boolean[],
    ${sql.param(away.map(({ gives }) => gives.includes('clientCode')))}::boolean[]
  ) as m (id, merge_id, into_id, gives_cnpj, gives_code)`;
  await tx.execute(sql`
    insert into merge_member (merge_id, contact_id, version_after, before)
    select m.merge_id, c.id, c.version + 1, case when c.active and c.flow is null then null else jsonb_strip_nulls(jsonb_build_object(
      'inactive', case when not c.active then true end,
      'portfolio', case when c.flow is not null then jsonb_build_object('owner_id', c.owner_id, 'flow', c.flow,
        'backup_agent_id', c.backup_agent_id, 'service_id', c.service_id, 'assigned_at', c.assigned_at,
        'assigned_by_id', c.assigned_by_id) end)) end
    from ${which} join contact c on c.id = m.id`);
  await tx.execute(sql`
    with flattened as (
      update contact c set merged_into_id = m.into_id from ${which} where c.merged_into_id = m.id
      returning c.id, m.merge_id, m.id as was_into_id
    )
    insert into merge_member (merge_id, contact_id, was_into_id) select merge_id, id, was_into_id from flattened`);
  await auditEach(
    actor,
    'contact.merged-away',
    sql`
      update contact c set active = false, merged_into_id = m.into_id, owner_id = null, flow = null, backup_agent_id = null,
        service_id = null, assigned_at = null, assigned_by_id = null, open_interactions = 0,
        cnpj = case when m.gives_cnpj then null else c.cnpj end,
        client_code = case when m.gives_code then null else c.client_code end,
        version = c.version + 1, updated_at = clock_timestamp()
      from ${which} where c.id = m.id
      returning c.id, '{}'::text[] as fields, jsonb_build_object('mergeId', m.merge_id, 'intoId', m.into_id) as details`,
    tx,
  );
}
