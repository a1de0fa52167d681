import type { Column, GetColumnData, Query } from 'drizzle-orm';
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
