import type { Database } from './client.ts';

/**
 * A query that every page asks: its SQL is written once for each database object, and the server keeps its plan by the name it
 * is given. Writing it takes Node as long as asking it.
 * @param build what differs from one time to the next is `sql.placeholder('…')`
 */
export function prepared<Query>(build: (db: Database) => Query): (db: Database) => Query {
  const built = new WeakMap<Database, Query>();
  return (db) => {
    const known = built.get(db) ?? build(db);
    built.set(db, known);
    return known;
  };
}
