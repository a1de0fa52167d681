import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { foldText } from '#lib/identifiers/normalize-text.ts';

export interface TagIds {
  idOf(name: string): number;
}

/** Ignores accents and case; concurrent writers of the same new tag get the same one. */
export async function ensureTags(names: readonly string[], db: Database): Promise<TagIds> {
  const wanted = [...new Set(names.map((name) => name.trim()).filter(Boolean))];
  const ids = new Map<string, number>();
  if (wanted.length > 0) {
    let rows = await findTags(wanted, db);
    if (rows.some(({ id }) => id === null)) {
      await createTags(wanted, db);
      rows = await findTags(wanted, db);
    }
    for (const { name, id } of rows) if (id !== null) ids.set(foldText(name.trim()), id);
  }
  return {
    idOf(name) {
      const id = ids.get(foldText(name.trim()));
      if (id === undefined) throw new Error('a tag was asked for that was not ensured');
      return id;
    },
  };
}

async function findTags(names: string[], db: Database) {
  const { rows } = await db.execute<{ name: string; id: number | null }>(sql`
    select w.name, t.id from unnest(${sql.param(names)}::text[]) as w (name)
    left join tag t on t.name_key = fold_text(w.name)`);
  return rows;
}

/** Ordered by key, so that two transactions never deadlock. */
async function createTags(names: string[], db: Database): Promise<void> {
  await db.execute(sql`
    insert into tag (name)
    select name from (
      select distinct on (fold_text(w.name)) w.name from unnest(${sql.param(names)}::text[]) as w (name)
      order by fold_text(w.name)
    ) as missing
    on conflict (name_key) do nothing`);
}
