import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { NameDrafts } from '#lib/core/names/name-drafts.ts';
import { reserveNames } from '#lib/core/names/reserved-names.ts';
import { draftTags } from './draft-tags.ts';
import type { TagIds } from './ensure-tags.ts';

export interface ReservedTags extends TagIds {
  make(names: readonly string[]): Promise<void>;
}

/** Ignores accents and case. A missing tag gets its id at once; `make` creates it later if it is needed. */
export async function reserveTags(names: readonly string[], db: Database): Promise<ReservedTags> {
  const drafts = new NameDrafts();
  const drafted = await draftTags(names, drafts, db);
  const reserved = await reserveNames('tag', drafts, drafted.idOf, db);
  return {
    idOf: (name) => reserved.idFor(drafted.idOf(name)),
    make: (wanted) => insertTags(reserved.missingOf(wanted), db),
  };
}

/** @throws when another transaction created one of them: contacts already use our id, so the batch must be repeated */
async function insertTags(tags: Map<number, string>, db: Database): Promise<void> {
  if (tags.size === 0) return;
  const { rows } = await db.execute(sql`
    insert into tag (id, name)
    select * from unnest(${sql.param([...tags.keys()])}::integer[], ${sql.param([...tags.values()])}::text[])
    on conflict (name_key) do nothing returning id`);
  if (rows.length < tags.size) throw new Error('a tag was created by another transaction');
}
