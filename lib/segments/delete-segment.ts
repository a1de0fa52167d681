import { eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { segments } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId, SMALL_ID } from '#lib/core/row-id.ts';

/** The database removes it from its contacts. Those in no other segment become visible to everyone. @throws NotFound */
export async function deleteSegment(actor: Actor, id: number, db: Database = database()): Promise<void> {
  authorize(actor, 'segments.manage');
  rowId('segment', id, SMALL_ID);
  await db.transaction(async (tx) => {
    const deleted = await tx.delete(segments).where(eq(segments.id, id)).returning({ id: segments.id });
    if (deleted.length === 0) throw new NotFound('segment');
    await audit(actor, { action: 'segment.deleted', subjectId: id }, tx);
  });
}
