import { asc } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { tags } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { authorize } from '#lib/core/permissions.ts';
import type { Tag } from './tag.ts';

export async function listTags(actor: Actor, db: Database = database()): Promise<Tag[]> {
  authorize(actor, 'tags.view');
  return db.select({ id: tags.id, name: tags.name }).from(tags).orderBy(asc(tags.nameKey));
}
