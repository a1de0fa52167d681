import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

/**
 * Where any of the texts stands, in whatever spelling, as `schema.table`: every row of every table of every schema is read as text,
 * statistics and generated columns with them. The connection must be a superuser's to see all.
 */
export async function findInDatabase(db: Database, texts: readonly string[]): Promise<string[]> {
  const wanted = texts.flatMap(spellings);
  const { rows: tables } = await db.execute<{ schema: string; name: string }>(sql`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'm') and n.nspname not in ('information_schema', 'pg_toast')
      and has_table_privilege(c.oid, 'select') order by 1, 2`);
  const found: string[] = [];
  for (const { schema, name } of tables) {
    const { rows } = await db.execute<{ text: string }>(sql`
      select t::text as text from ${sql.identifier(schema)}.${sql.identifier(name)} t`);
    if (rows.some(({ text }) => has(text ?? '', wanted))) found.push(`${schema}.${name}`);
  }
  return found;
}

export function has(text: string, wanted: readonly string[]): boolean {
  const low = text.toLowerCase();
  return wanted.some((one) => low.includes(one));
}

/** As it is, folded, in base64, URL-encoded, in hexadecimal: all in lower case, since texts are compared so. */
export function spellings(text: string): string[] {
  const folded = text.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  const bytes = Buffer.from(text);
  return [
    text,
    folded,
    JSON.stringify(text).slice(1, -1),
    // Without the ends, which depend on what stands before and after.
    bytes.length > 6 ? bytes.toString('base64').replaceAll('=', '').slice(0, -1) : text,
    encodeURIComponent(text),
    bytes.toString('hex'),
  ].map((one) => one.toLowerCase());
}
