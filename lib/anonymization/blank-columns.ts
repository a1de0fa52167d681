import { getTableColumns, getTableName, is, type SQL, sql, Table } from 'drizzle-orm';
import * as schema from '#db/schema/index.ts';
import { PERSONAL_COLUMNS } from '#lib/contacts/personal-columns.ts';

interface Column {
  name: string;
  notNull: boolean;
  type: string;
}

const COLUMNS = new Map<string, Column[]>(
  Object.values(schema)
    .filter((one) => is(one, Table))
    .map((table) => [
      getTableName(table),
      Object.values(getTableColumns(table)).map((column) => ({
        name: snake(column.name),
        notNull: column.notNull,
        type: column.getSQLType(),
      })),
    ]),
);

/** For each row SHA-256 of 32 fresh random bytes, which nobody keeps: those of two random UUIDs. */
const FRESH_TOKEN = sql`encode(sha256(decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')), 'hex')`;

/**
 * `protocol = <token>, subject = null`: what empties the columns of a table that `PERSONAL_COLUMNS` calls erased, for an update.
 * A text that must stand becomes a token.
 */
export function blankColumns(table: string): SQL[] {
  const erased = Object.entries(PERSONAL_COLUMNS[table] ?? {}).filter(([, erasure]) => erasure === 'erased');
  return erased.map(([name]) => sql`${sql.identifier(name)} = ${blankOf(columnOf(table, name))}`);
}

function columnOf(table: string, name: string): Column {
  const column = COLUMNS.get(table)?.find((one) => one.name === name);
  if (!column) throw new Error(`no column ${table}.${name}`);
  return column;
}

function blankOf({ notNull, type }: Column): SQL {
  if (!notNull) return sql`null`;
  if (type.endsWith('[]')) return sql`'{}'`;
  if (type.startsWith('json')) return sql`'{}'::jsonb`;
  return FRESH_TOKEN;
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
