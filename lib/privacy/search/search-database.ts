import { createInterface } from 'node:readline';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type Matcher, matcherOf } from './matcher.ts';
import { spellingsOf } from './spellings.ts';

export interface Hit {
  /** `public.message.body`. */
  place: string;
  rows: number;
}

interface TableColumns {
  schema: string;
  name: string;
  columns: string[];
}

/**
 * Looks for any of the texts, in any spelling, in every column of every table of every schema, generated columns and the planner's
 * statistics with them, as far as the role may read. Reads by COPY on a connection of the caller.
 */
export async function searchDatabase(texts: readonly string[], client: pg.Client): Promise<Hit[]> {
  const matcher = matcherOf(texts.flatMap(spellingsOf).map((text) => Buffer.from(text)));
  if (matcher.longest === 0) return [];
  const { rows: tables } = await client.query<TableColumns>(`
    select n.nspname as schema, c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'm') and n.nspname not in ('information_schema', 'pg_toast')
      and has_table_privilege(c.oid, 'select')
    group by 1, 2 order by 1, 2`);
  const hits: Hit[] = [];
  for (const table of tables) hits.push(...(await searchTable(table, matcher, client)));
  return hits;
}

async function searchTable(
  { schema, name, columns }: TableColumns,
  matcher: Matcher,
  client: pg.Client,
): Promise<Hit[]> {
  const quoted = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const from = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
  const rows = client.query(copyTo(`copy (select ${quoted} from ${from}) to stdout`));
  const found = new Map<string, number>();
  for await (const line of createInterface({ input: rows, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!matcher.isIn(Buffer.from(line))) continue;
    for (const [at, cell] of line.split('\t').entries()) {
      const column = columns[at];
      if (column && matcher.isIn(Buffer.from(cell))) found.set(column, (found.get(column) ?? 0) + 1);
    }
  }
  return [...found].map(([column, count]) => ({ place: `${schema}.${name}.${column}`, rows: count }));
}
