import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { tags } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { refuse } from '#lib/core/errors.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { type Tag, tagName } from './tag.ts';

export const createTagInput = z.object({ name: tagName });

/** `{ name }`. Refuses a name already in use, ignoring accents and case (conflict). */
export async function createTag(actor: Actor, input: unknown, db: Database = database()): Promise<Tag> {
  authorize(actor, 'contacts.edit');
  const { name } = parseInput(createTagInput, input);
  return db.transaction(async (tx) => {
    const [tag] = await tx
      .insert(tags)
      .values({ name })
      .onConflictDoNothing({ target: tags.nameKey })
      .returning({ id: tags.id, name: tags.name });
    if (!tag) refuse('name', 'tag_taken', undefined, 'conflict');
    await audit(actor, { action: 'tag.created', subjectId: tag.id }, tx);
    return tag;
  });
}
