import { createHash } from 'node:crypto';
import type { Column, GetColumnData, Query, SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { QueryResult, QueryResultRow } from 'pg';
import type { Database } from './client.ts';

/**
 * A query that every page asks: its SQL is written once for each database object, and the server keeps its plan by the name it
 * is given. Writing it takes Node as long as asking it.
 * @param build what differs from one time to the next is `sql.placeholder('…')`
 */
export function prepared<Prepared>(build: (db: Database) => Prepared): (db: Database) => Prepared {
  const built = new WeakMap<Database, Prepared>();
  return (db) => {
    const known = built.get(db) ?? build(db);
    built.set(db, known);
    return known;
  };
}

/**
 * What `query.prepare(name)` answers, its rows read by `read`: Drizzle asks of every value anew what it was selected as. For
 * many rows of many columns only: for fifty of forty it saves a quarter of a millisecond.
 * @param read is given a row's values in the order in which they were selected
 */
export function preparedRows<Row>(
  query: { toSQL(): Query },
  name: string,
  read: (values: unknown[]) => Row,
  db: Database,
): { execute(values: Record<string, unknown>): Promise<Row[]> } {
  const isArrays = true;
  return db._.session.prepareQuery<{ execute: Row[]; all: never; values: never }>(
    query.toSQL(),
    undefined,
    name,
    isArrays,
    (rows) => rows.map(read),
  );
}

const dialect = new PgDialect({ casing: 'snake_case' });
const kept = new Map<string, { name: string; asked: number }>();

/**
 * As `execute`, for statements of our own writing that come thousands of times an hour: the server reads and plans each text once a
 * connection, and anew whenever it was asked twice as often as before, since what is right for an empty table is slow for a large
 * one. Values are parameters, because every text is kept.
 */
export function executeKept<Row extends QueryResultRow = QueryResultRow>(
  statement: SQL,
  db: Database,
): Promise<QueryResult<Row>> {
  const query = dialect.sqlToQuery(statement);
  return db._.session
    .prepareQuery<{ execute: QueryResult<Row>; all: never; values: never }>(
      query,
      undefined,
      nameOf(query.sql),
      false,
    )
    .execute();
}

function nameOf(text: string): string {
  const one = kept.get(text) ?? { name: digestOf(text), asked: 0 };
  kept.set(text, one);
  one.asked += 1;
  return `${one.name} ${31 - Math.clz32(one.asked)}`;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

type RowOf<Columns extends Record<string, Column>> = {
  [Name in keyof Columns]: GetColumnData<Columns[Name]>;
};

/** Reads columns out of a row's values, which begin with them, as Drizzle would. */
export function rowReader<Columns extends Record<string, Column>>(
  columns: Columns,
): (values: readonly unknown[]) => RowOf<Columns> {
  const named = Object.entries(columns);
  return (values) => {
    const row: Record<string, unknown> = {};
    let at = 0;
    for (const [name, column] of named) {
      const value = values[at++];
      row[name] = value === null ? null : column.mapFromDriverValue(value);
    }
    return row as RowOf<Columns>;
  };
}
