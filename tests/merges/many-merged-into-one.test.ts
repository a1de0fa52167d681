import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { familyOf } from '#lib/contacts/identity/merged.ts';
import { loadToldApart } from '#lib/duplicates/finding/load-told-apart.ts';
import { useDatabase } from '#tests/support/database.ts';

const { db } = useDatabase();

it('asks for those merged into each of many by the index, even after most of the base was merged into one', async () => {
  await db().execute(
    sql`insert into contact (id, name) select n, 'Contato ' || n from generate_series(1, 5000) as n`,
  );
  await db().execute(sql`update contact set merged_into_id = 1, active = false where id > 1`);
  await db().execute(sql`analyze contact`);
  await db().execute(sql`update contact set merged_into_id = null, active = true`);
  const ids = Array.from({ length: 500 }, (_, at) => at + 1);
  const { rows } = await db().transaction(async (tx) => {
    await loadToldApart(tx, ids);
    return tx.execute<{ scans: number }>(
      sql`select seq_scan::int as scans from pg_stat_xact_user_tables where relname = 'contact'`,
    );
  });
  expect(rows[0]?.scans).toBeLessThan(5);
});

it('has the planner make room for no more of them than there can be', async () => {
  const ids = Array.from({ length: 2000 }, (_, at) => at + 1);
  const { rows } = await db().execute<{ 'QUERY PLAN': string }>(
    sql`explain ${familyOf(sql`select unnest(${sql.param(ids)}::bigint[])`)}`,
  );
  const rooms = rows.flatMap(({ 'QUERY PLAN': line }) => / rows=(\d+) /.exec(line)?.[1] ?? []);
  expect(Math.max(...rooms.map(Number))).toBeLessThan(100_000);
});
