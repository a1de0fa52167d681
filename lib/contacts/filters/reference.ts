import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { idText, isId, SMALL_ID } from '#lib/core/row-id.ts';
import { typedText } from './filter-parts.ts';

/** A tag, segment or custom field: its id where a link or a run names it, its name where a client does. */
export type Reference = number | string;

export const reference = idText().or(typedText);

const NOBODY = 0;

/** By the folded name in `name_key`; 0 for a name or an id that nothing has. */
export async function idsOf(references: readonly Reference[], table: SQL, db: Database): Promise<number[]> {
  const names = references.filter((one): one is string => typeof one === 'string');
  const byName = names.length > 0 ? await idsByName(names, table, db) : new Map<string, number>();
  return references.map((one) => {
    if (typeof one === 'string') return byName.get(one) ?? NOBODY;
    return isId(one, SMALL_ID) ? one : NOBODY;
  });
}

async function idsByName(names: readonly string[], table: SQL, db: Database): Promise<Map<string, number>> {
  const { rows } = await db.execute<{ name: string; id: number }>(sql`
    select wanted.name, t.id from unnest(${sql.param(names)}::text[]) as wanted (name)
    join ${table} t on t.name_key = fold_text(wanted.name)`);
  return new Map(rows.map(({ name, id }) => [name, id]));
}
