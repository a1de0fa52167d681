import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

/** As a query of ids: which of these contacts have an open appointment. To be asked once their rows are locked. */
export function withOpenAppointment(contactIds: SQL): SQL {
  return sql`
    select distinct a.contact_id as id from appointment a where a.contact_id = any(${contactIds}) and a.state = 'open'`;
}

export async function openAppointments(contactIds: readonly number[], tx: Database): Promise<number[]> {
  if (contactIds.length === 0) return [];
  const { rows } = await tx.execute<{ id: number }>(
    withOpenAppointment(sql`${sql.param([...contactIds])}::bigint[]`),
  );
  return rows.map(({ id }) => id);
}
