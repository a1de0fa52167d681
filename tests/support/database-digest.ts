import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

/** Columns in which merely asking leaves a trace. */
const TRACES = ['last_seen_at', 'last_used_at'];

/** A digest of every row of every table of the application: two that are equal, and nothing has been changed between. */
export async function databaseDigest(db: Database): Promise<string> {
  const { rows: tables } = await db.execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`);
  const parts = tables.map(
    ({ name }) => sql`
      select ${name}::text as name, coalesce(md5(string_agg(row, '|' order by row)), '') as digest
      from (select (to_jsonb(t) - ${sql.param(TRACES)}::text[])::text as row from ${sql.identifier(name)} t) rows`,
  );
  const { rows } = await db.execute<{ name: string; digest: string }>(
    sql`${sql.join(parts, sql` union all `)} order by 1`,
  );
  return rows.map(({ name, digest }) => `${name} ${digest}`).join('\n');
}
