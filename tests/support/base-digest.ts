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
        (to_jsonb(c) - '{id,created_at,updated_at,tag_ids,custom}'::text[])::text,
        (select string_agg(t.name, ',' order by t.name) from tag t where t.id = any(c.tag_ids)),
        (select string_agg(f.name || '=' || v.value, ',' order by f.name) from jsonb_each_text(c.custom) v join custom_field f on f.id = v.key::int),
        (select string_agg(i.kind || i.value, ',' order by i.kind, i.value) from contact_identifier i where i.contact_id = c.id))) as line
      from contact c) lines`);
  return rows[0]?.digest ?? '';
}
