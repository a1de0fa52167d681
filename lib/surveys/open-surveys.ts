import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

/** As a query of ids: which of these contacts can still answer a survey. To be asked once their rows are locked. */
export function withOpenSurvey(contactIds: SQL): SQL {
  return sql`
    select distinct i.contact_id as id from interaction i join survey s on s.interaction_id = i.id
    where i.contact_id = any(${contactIds}) and s.state = 'pending' and s.expires_at > now()`;
}

export async function openSurveys(contactIds: readonly number[], tx: Database): Promise<number[]> {
  if (contactIds.length === 0) return [];
  const { rows } = await tx.execute<{ id: number }>(
    withOpenSurvey(sql`${sql.param([...contactIds])}::bigint[]`),
  );
  return rows.map(({ id }) => id);
}
