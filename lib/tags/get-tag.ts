import { eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { contacts, tags } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId, SMALL_ID } from '#lib/core/row-id.ts';
import type { Tag } from './tag.ts';

/** @throws NotFound */
export async function getTag(
  actor: Actor,
  id: number,
  db: Database = database(),
): Promise<Tag & { contacts: number }> {
  authorize(actor, 'organization.manage');
  rowId('tag', id, SMALL_ID);
  const [tag] = await db
    .select({
      id: tags.id,
      name: tags.name,
      contacts: sql<number>`(select count(*)::int from ${contacts} where ${contacts.tagIds} @> array[${id}]::integer[])`,
    })
    .from(tags)
    .where(eq(tags.id, id));
  if (!tag) throw new NotFound('tag');
  return tag;
}
