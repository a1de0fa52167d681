import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { notePending } from '#lib/contacts/identity/note-pending.ts';

/**
 * Contacts as a merge leaves them: inactive, in no portfolio, and pointing to the one that remained, as do those that had been
 * merged into them before. What identified them stays.
 */
export async function mergeInto(rootId: number, ids: readonly number[], db: Database): Promise<void> {
  const away = sql`${sql.param([...ids])}::bigint[]`;
  await db.execute(sql`
    update contact set merged_into_id = ${rootId}, active = false, owner_id = null, flow = null, backup_agent_id = null,
      service_id = null, assigned_at = null, assigned_by_id = null
    where id = any(${away}) or merged_into_id = any(${away})`);
  await notePending([rootId, ...ids], db);
}
