import { eq } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { messageTemplates } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { authorize } from '#lib/core/permissions.ts';
import { lockTemplate } from './update-template.ts';

/** What was sent with it stays as it is. @throws NotFound, Forbidden for a shared one */
export async function deleteTemplate(actor: Actor, id: number, db: Database = database()): Promise<void> {
  authorize(actor, 'templates.own');
  await db.transaction(async (tx) => {
    await lockTemplate(actor, id, tx);
    await tx.delete(messageTemplates).where(eq(messageTemplates.id, id));
    await audit(actor, { action: 'template.deleted', subjectId: id }, tx);
  });
}
