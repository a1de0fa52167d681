import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

/** What a merge and its undo may leave different: versions, times of change, and what they note about themselves. */
const OWN = ['version', 'updated_at', 'name_sort', 'search', 'custom_words', 'city_folded', 'state_folded'];

/** Everything the base holds of contacts and what hangs on them, to be compared with what it held before. */
export async function baseNow(db: Database) {
  const list = async (query: ReturnType<typeof sql>) =>
    (await db.execute<Record<string, unknown>>(query)).rows.map((row) => JSON.stringify(row));
  return {
    contacts: await list(sql`
      select to_jsonb(c) - ${sql.param(OWN)}::text[] as row from contact c order by id`),
    identifiers: await list(sql`select kind, value, contact_id from contact_identifier order by 1, 2, 3`),
    interactions: await list(sql`select to_jsonb(i) as row from interaction i order by id`),
    surveys: await list(sql`select to_jsonb(s) as row from survey s order by id`),
    appointments: await list(sql`select to_jsonb(a) as row from appointment a order by id`),
    identities: await list(
      sql`select to_jsonb(i) - 'last_seen_at' as row from contact_identity i order by id`,
    ),
    blocks: await list(sql`select to_jsonb(b) - 'id' as row from contact_block b order by contact_id`),
    notes: await list(sql`select to_jsonb(n) as row from contact_note n order by id`),
    avatars: await list(sql`select contact_id, md5(bytes) from contact_avatar order by 1`),
  };
}
