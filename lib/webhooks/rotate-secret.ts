import { eq, sql } from 'drizzle-orm';
import { type Database, database } from '#db/client.ts';
import { webhookEndpoints } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { audit } from '#lib/core/audit/audit.ts';
import { authorize } from '#lib/core/permissions.ts';
import { lockEndpoint } from './endpoint.ts';
import { newSecret } from './secret.ts';

/** The one before it signs too for a day, so that the receiver can change over without losing anything. @returns the new one */
export async function rotateSecret(actor: Actor, id: number, db: Database = database()): Promise<string> {
  authorize(actor, 'webhooks.manage');
  const { shown, sealed } = newSecret();
  await db.transaction(async (tx) => {
    const row = await lockEndpoint(id, tx);
    await tx
      .update(webhookEndpoints)
      .set({
        secret: sealed,
        previousSecret: row.secret,
        previousSecretUntil: sql`now() + interval '1 day'`,
        updatedAt: sql`now()`,
      })
      .where(eq(webhookEndpoints.id, id));
    await audit(actor, { action: 'webhook.secret-rotated', subjectId: id }, tx);
  });
  return shown;
}
