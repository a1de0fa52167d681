import { eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { tags } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId, SMALL_ID } from '#lib/core/row-id.ts';

/** The database removes it from every contact. @throws NotFound */
export async function deleteTag(actor: Actor, id: number, db: Database = database()): Promise<void> {
  authorize(actor, 'organization.manage');
  rowId('tag', id, SMALL_ID);
  await db.transaction(async (tx) => {
    const deleted = await tx.delete(tags).where(eq(tags.id, id)).returning({ id: tags.id });
    if (deleted.length === 0) throw new NotFound('tag');
    await audit(actor, { action: 'tag.deleted', subjectId: id }, tx);
  });
}
