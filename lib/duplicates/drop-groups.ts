import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

/** Forgets groups of whom only one contact is left, all at once: finding that out anew would take as long as it took to find them. */
export async function dropGroups(groupIds: readonly number[], tx: Database): Promise<void> {
  if (groupIds.length === 0) return;
  const ids = sql`${sql.param([...groupIds])}::bigint[]`;
  await tx.execute(sql`delete from duplicate_member where group_id = any(${ids})`);
  await tx.execute(sql`delete from duplicate_part where group_id = any(${ids})`);
  await tx.execute(sql`delete from duplicate_group where id = any(${ids})`);
}
