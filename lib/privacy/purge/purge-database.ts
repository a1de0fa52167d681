import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { PERSONAL_COLUMNS } from '#lib/contacts/personal-columns.ts';
import { rootCause } from '#lib/core/log.ts';

export interface Purged {
  /** Seconds during which readers of the table waited. */
  tables: { table: string; seconds: number }[];
  /** What this role may not do, in the server's words; empty when everything was done. */
  skipped: string[];
}

/** Segments of the write-ahead log that were set aside for later, at most. */
const MOST_SWITCHES = 600;

/**
 * Erases physically what was anonymized and deleted: tables, indexes and statistics are written anew without what is gone, and the
 * log's old segments are removed. Whoever reads a table meanwhile waits.
 */
export async function purgeDatabase(db: Database): Promise<Purged> {
  const skipped: string[] = [];
  const tables: Purged['tables'] = [];
  const attempt = async (what: string, run: () => Promise<unknown>) => {
    try {
      await run();
    } catch (error) {
      const cause = rootCause(error) as { code?: string };
      if (cause.code !== '42501') throw error;
      skipped.push(what);
    }
  };
  for (const table of await personalTables(db)) {
    const began = performance.now();
    await db.execute(sql`vacuum (full, analyze) ${sql.raw(table)}`);
    tables.push({ table, seconds: Math.round((performance.now() - began) / 100) / 10 });
  }
  await attempt('vacuum full pg_statistic', () => db.execute(sql`vacuum full pg_catalog.pg_statistic`));
  await attempt('removing old segments of the write-ahead log', () => renewLog(db));
  return { tables, skipped };
}

/** Those of the application, and the queue's jobs. */
async function personalTables(db: Database): Promise<string[]> {
  const names = [...Object.keys(PERSONAL_COLUMNS), 'run_contact', 'duplicate_member', 'audit_event'];
  const { rows } = await db.execute<{ name: string }>(sql`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname = 'public' and tablename = any(${sql.param(names)}::text[]) or schemaname = 'pgboss' order by 1`);
  return rows.map(({ name }) => name);
}

/** Segments that were kept to be written over are moved past, and none is kept this time. */
async function renewLog(db: Database): Promise<void> {
  await db.execute(sql`alter system set wal_recycle = off`);
  await db.execute(sql`select pg_reload_conf()`);
  try {
    for (let switches = 0; switches < MOST_SWITCHES; switches++) {
      await db.execute(sql`select pg_logical_emit_message(false, 'carteira', 'purge')`);
      await db.execute(sql`select pg_switch_wal()`);
      const { rows } = await db.execute<{ ahead: number }>(sql`
        select count(*)::int as ahead from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$' and name > pg_walfile_name(pg_current_wal_lsn())`);
      if ((rows[0]?.ahead ?? 0) === 0 && switches > 0) break;
    }
    await db.execute(sql`checkpoint`);
    await db.execute(sql`select pg_logical_emit_message(false, 'carteira', 'purge')`);
    await db.execute(sql`select pg_switch_wal()`);
    await db.execute(sql`checkpoint`);
  } finally {
    await db.execute(sql`alter system reset wal_recycle`);
    await db.execute(sql`select pg_reload_conf()`);
  }
}
