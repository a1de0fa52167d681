import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { type NameDrafts, spelledFirst } from './name-drafts.ts';

export interface ReservedNames {
  /** The table's id for one of the drafts; any other id is answered as it is. */
  idFor(id: number): number;
  /** Those of the names that do not exist yet by their ids, each as it is spelled first. */
  missingOf(names: readonly string[]): Map<number, string>;
}

/** Gives every name drafted so far an id of the table's own, though it may never become a row there. */
export async function reserveNames(
  table: 'tag' | 'custom_field',
  drafts: NameDrafts,
  draftOf: (name: string) => number,
  db: Database,
): Promise<ReservedNames> {
  const added = drafts.takeAdded().map(({ id }) => id);
  const { rows } =
    added.length === 0
      ? { rows: [] }
      : await db.execute<{ draft: number; id: number }>(sql`
          select draft, nextval(pg_get_serial_sequence(${table}, 'id'))::int as id
          from unnest(${sql.param(added)}::integer[]) as d (draft)`);
  const ids = new Map(rows.map(({ draft, id }) => [draft, id]));
  return {
    idFor: (id) => ids.get(id) ?? id,
    missingOf: (names) =>
      new Map(
        [...spelledFirst(names, draftOf)].flatMap(([draft, name]) => {
          const id = ids.get(draft);
          return id === undefined ? [] : [[id, name]];
        }),
      ),
  };
}
