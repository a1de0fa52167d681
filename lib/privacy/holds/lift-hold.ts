import { eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { legalHolds } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { NotFound } from '#lib/core/errors.ts';
import { authorize } from '#lib/core/permissions.ts';
import { rowId } from '#lib/core/row-id.ts';

/** @throws NotFound when the contact is under no hold */
export async function liftHold(actor: Actor, contactId: number, db: Database = database()): Promise<void> {
  authorize(actor, 'privacy.manage');
  await db.transaction(async (tx) => {
    const lifted = await tx
      .delete(legalHolds)
      .where(eq(legalHolds.contactId, rowId('contact', contactId)))
      .returning({ id: legalHolds.contactId });
    if (lifted.length === 0) throw new NotFound('hold');
    await audit(actor, { action: 'contact.released', subjectId: contactId }, tx);
  });
}
