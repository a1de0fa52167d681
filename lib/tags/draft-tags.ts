import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { NameDrafts } from '#lib/core/names/name-drafts.ts';
import { foldText } from '#lib/identifiers/normalize-text.ts';
import type { TagIds } from './ensure-tags.ts';

/** Like `ensureTags`, but creates nothing: a missing tag gets an id from `drafts`. */
export async function draftTags(names: readonly string[], drafts: NameDrafts, db: Database): Promise<TagIds> {
  const wanted = [...new Set(names.map((name) => name.trim()).filter(Boolean))];
  const ids = new Map<string, number>();
  if (wanted.length > 0) {
    const { rows } = await db.execute<{ name: string; key: string; id: number | null }>(sql`
      select w.name, fold_text(w.name) as key, t.id
      from unnest(${sql.param(wanted)}::text[]) with ordinality as w (name, at)
      left join tag t on t.name_key = fold_text(w.name) order by w.at`);
    for (const { name, key, id } of rows) ids.set(foldText(name), id ?? drafts.idOf(key, name));
  }
  return {
    idOf(name) {
      const id = ids.get(foldText(name.trim()));
      if (id === undefined) throw new Error('a tag was asked for that was not drafted');
      return id;
    },
  };
}
