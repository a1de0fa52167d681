import { eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { customFields } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { authorize } from '#lib/core/permissions.ts';
import { lockCustomFields } from './lock-custom-fields.ts';

/** Forms stop asking for the field; contacts keep their values. @throws NotFound */
export async function archiveCustomField(actor: Actor, id: number, db: Database = database()): Promise<void> {
  authorize(actor, 'custom-fields.manage');
  await db.transaction(async (tx) => {
    const { field } = await lockCustomFields(id, tx);
    if (field.archived) return;
    await tx.update(customFields).set({ archivedAt: new Date() }).where(eq(customFields.id, id));
    await audit(actor, { action: 'custom-field.archived', subjectId: id }, tx);
  });
}
