import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { auditPortfolio } from '#lib/contacts/portfolio/write-portfolio.ts';
import type { Actor } from '#lib/core/actor.ts';
import { activitySince } from './move-back.ts';

/** They are what they were: active or not, in their portfolios, with whoever had been merged into them. @returns their ids */
export async function restoreSecondaries(
  actor: Actor,
  mergeId: number,
  primaryId: number,
  tx: Database,
): Promise<number[]> {
  const portfolio = (column: string, type: string) => {
    const name = sql.identifier(column);
    return sql`${name} = (m.before -> 'portfolio' ->> ${column})::${sql.raw(type)}`;
  };
  const { rows } = await tx.execute<{ id: number; assigned: boolean }>(sql`
    update contact set merged_into_id = null, active = m.before -> 'inactive' is null,
      ${portfolio('owner_id', 'integer')}, ${portfolio('flow', 'text')}, ${portfolio('backup_agent_id', 'integer')},
      ${portfolio('service_id', 'integer')}, ${portfolio('assigned_at', 'timestamptz')},
      ${portfolio('assigned_by_id', 'integer')},
      last_interaction_at = greatest(last_interaction_at, ${activitySince(sql`contact.id`, sql`merge.at`)}),
      version = version + 1, updated_at = clock_timestamp()
    from merge_member m join merge on merge.id = m.merge_id
    where m.merge_id = ${mergeId} and m.was_into_id is null and contact.id = m.contact_id
    returning contact.id, flow is not null as assigned`);
  await tx.execute(sql`
    update contact set merged_into_id = m.was_into_id from merge_member m
    where m.merge_id = ${mergeId} and contact.id = m.contact_id and contact.merged_into_id = ${primaryId}`);
  const assigned = rows.filter((row) => row.assigned).map(({ id }) => id);
  await auditPortfolio(actor, assigned, tx);
  return rows.map(({ id }) => id);
}
