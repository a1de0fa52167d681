import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

/**
 * A digest of everything all contacts hold, independent of ids and times: two bases with the same digest hold the same
 * people the same number of times. Tags and custom fields stand by name, whatever columns there are.
 */
export async function baseDigest(db: Database): Promise<string> {
  const { rows } = await db.execute<{ digest: string }>(sql`
    select md5(string_agg(line, E'\n' order by line)) as digest from (
      select md5(concat_ws('|',
        (to_jsonb(c) - '{id,created_at,updated_at,tag_ids,custom,custom_words}'::text[])::text,
        (select string_agg(t.name, ',' order by t.name) from tag t where t.id = any(c.tag_ids)),
        (select string_agg(f.name || '=' || v.value, ',' order by f.name) from jsonb_each_text(c.custom) v join custom_field f on f.id = v.key::int),
        held.keys)) as line
      from contact c left join (
        select contact_id, string_agg(kind || value, ',' order by kind, value) as keys from contact_identifier group by contact_id
      ) held on held.contact_id = c.id) lines`);
  return rows[0]?.digest ?? '';
}
