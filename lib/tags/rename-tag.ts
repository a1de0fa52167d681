import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, database } from '#db/client.ts';
import { tags } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound } from '#lib/core/errors.ts';
import { refuseTakenName } from '#lib/core/names/refuse-taken-name.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId, SMALL_ID } from '#lib/core/row-id.ts';
import { type Tag, tagName } from './tag.ts';

const schema = z.object({ name: tagName });

/** `{ name }`. Refuses a name already in use (conflict). @throws NotFound */
export async function renameTag(
  actor: Actor,
  id: number,
  input: unknown,
  db: Database = database(),
): Promise<Tag> {
  authorize(actor, 'organization.manage');
  rowId('tag', id, SMALL_ID);
  const { name } = parseInput(schema, input);
  return db.transaction(async (tx) => {
    // Two transactions that take the same name at once would both find it free.
    await tx.execute(sql`lock table tag in share row exclusive mode`);
    const [before] = await tx.select({ id: tags.id, name: tags.name }).from(tags).where(eq(tags.id, id));
    if (!before) throw new NotFound('tag');
    if (before.name === name) return before;
    await refuseTakenName(tags, { id, name }, 'tag_taken', tx);
    await tx.update(tags).set({ name }).where(eq(tags.id, id));
    await audit(actor, { action: 'tag.renamed', subjectId: id, fields: ['name'] }, tx);
    return { id, name };
  });
}
