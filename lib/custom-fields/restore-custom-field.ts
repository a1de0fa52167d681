import { eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { customFields } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { authorize } from '#lib/core/permissions.ts';
import { lockCustomFields } from './lock-custom-fields.ts';

/** @throws NotFound */
export async function restoreCustomField(actor: Actor, id: number, db: Database = database()): Promise<void> {
  authorize(actor, 'custom-fields.manage');
  await db.transaction(async (tx) => {
    const { field } = await lockCustomFields(id, tx);
    if (!field.archived) return;
    await tx.update(customFields).set({ archivedAt: null }).where(eq(customFields.id, id));
    await audit(actor, { action: 'custom-field.restored', subjectId: id }, tx);
  });
}
