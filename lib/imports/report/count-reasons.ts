import { sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import type { RejectionReason } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';

const MOST = 30;

export async function countReasons(
  actor: Actor,
  id: number,
  db: Database = database(),
): Promise<(RejectionReason & { rows: number; line: number })[]> {
  authorize(actor, 'imports.view');
  const { rows } = await db.execute<{
    code: string;
    column: string | null;
    count: number | null;
    found: string | null;
    rows: number;
    line: number;
  }>(sql`
    select reason->>'code' as code, reason->>'column' as "column",
      max((reason->>'count')::int) as count, max(reason->>'found') as found, count(*)::int as rows, min(j.position) as line
    from run_rejection j cross join jsonb_array_elements(j.reasons) as reason
    where j.run_id = ${id} group by 1, 2
    order by rows desc, line, (reason->>'code') collate "C", coalesce(reason->>'column', '') collate "C"
    limit ${MOST}`);
  return rows.map(({ column, count, found, ...row }) => ({
    ...row,
    column: column ?? undefined,
    count: count ?? undefined,
    found: found ?? undefined,
  }));
}
