import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

/** Columns in which merely asking leaves a trace. */
const TRACES = ['last_seen_at', 'last_used_at'];
/** Tables that workers write by themselves: their signs of life, and groups of duplicates, which are found anew from what changed. */
const OF_WORKERS = ['worker', 'duplicate_pending', 'duplicate_group', 'duplicate_part', 'duplicate_member'];

/**
 * A digest of every row of every table of the application, a line for each table: two that are equal, and nothing has been
 * changed between. The order of rows tells nothing, so their hashes are added up: a sweep asks a thousand times.
 */
export async function databaseDigest(db: Database): Promise<string> {
  const { rows: tables } = await db.execute<{ name: string; traced: boolean }>(sql`
    select table_name as name, bool_or(column_name = any(${sql.param(TRACES)}::text[])) as traced
    from information_schema.tables join information_schema.columns using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> all(${sql.param(OF_WORKERS)}::text[]) group by 1 order by 1`);
  const parts = tables.map(({ name, traced }) => {
    const row = traced ? sql`(to_jsonb(t) - ${sql.param(TRACES)}::text[])` : sql`t`;
    return sql`
      select ${name}::text as name, count(*) || ' ' || coalesce(sum(hashtextextended(${row}::text, 0)), 0) as digest
      from ${sql.identifier(name)} t`;
  });
  const { rows } = await db.execute<{ name: string; digest: string }>(
    sql`${sql.join(parts, sql` union all `)} order by 1`,
  );
  return rows.map(({ name, digest }) => `${name} ${digest}`).join('\n');
}
